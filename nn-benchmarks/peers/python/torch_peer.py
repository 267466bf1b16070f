"""PyTorch, eager, in float32: no TF32 on a device, where all rows lie from the start."""
import time

import torch

import torch_nets
from rows import arguments, batch_size, load, say, say_memory

task, folder, epochs, threads, device = arguments()
torch.set_num_threads(threads)
torch.backends.cudnn.allow_tf32 = False
model = torch_nets.network(task).to(device)
optimizer = torch_nets.optimizer(task, model, device)
loss = torch_nets.loss(task)

images, labels = (torch.from_numpy(each).to(device) for each in load(task, folder, "train"))
targets = torch.nn.functional.one_hot(labels, 10).float() if task == "lecture" else labels
for _ in range(epochs):
    begun = time.perf_counter()
    right = 0
    for rows in torch.randperm(len(images), device=device).split(batch_size(task)):
        optimizer.zero_grad(set_to_none=True)
        output = model(images[rows])
        loss(output, targets[rows]).backward()
        optimizer.step()
        right += (output.detach().argmax(1) == labels[rows]).sum()
    right.item()
    say("unit", time.perf_counter() - begun)

model.eval()
images, labels = (torch.from_numpy(each).to(device) for each in load(task, folder, "t10k"))
with torch.no_grad():
    right = sum((model(part).argmax(1) == answer).sum().item()
                for part, answer in zip(images.split(1000), labels.split(1000)))
say("accuracy", right / len(images))
say("version", f"PyTorch {torch.__version__}")
say("threads", torch.get_num_threads())
say_memory()
