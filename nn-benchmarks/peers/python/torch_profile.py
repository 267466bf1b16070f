"""Where PyTorch's own profiler sees a step's time go. The third argument counts steps.

Prints the milliseconds of a step without the profiler, and for each op its name, calls a step, and own milliseconds a step.
"""
import statistics
import time

import torch
from torch.profiler import ProfilerActivity, profile

import torch_nets
from rows import arguments, batch_size, load, say

task, folder, steps, threads, device = arguments()
torch.set_num_threads(threads)
model = torch_nets.network(task)
optimizer = torch_nets.optimizer(task, model, device)
loss = torch_nets.loss(task)
images, labels = (torch.from_numpy(each[:batch_size(task)]) for each in load(task, folder, "train"))


def step():
    begun = time.perf_counter()
    optimizer.zero_grad(set_to_none=True)
    loss(model(images), labels).backward()
    optimizer.step()
    return (time.perf_counter() - begun) * 1e3


for _ in range(steps):
    step()
say("unit", statistics.median(step() for _ in range(steps)))
with profile(activities=[ProfilerActivity.CPU]) as profiled:
    for _ in range(steps):
        step()
for op in profiled.key_averages():
    if op.self_cpu_time_total > 0:
        name = op.key.split(": ")[-1].removeprefix("aten::").replace(" ", "_")
        say("op", f"{name} {op.count / steps} {op.self_cpu_time_total / 1e3 / steps}")
say("version", f"PyTorch {torch.__version__}")
