"""PyTorch, eager. Arguments: task, folder, epochs, threads."""
import sys
import time

import torch
from torch import nn

from rows import batch_size, load, say, say_memory

task, folder, epochs, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)


def convolution(channels, filters):
    return [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU()]


def network():
    if task == "lecture":
        return [nn.Linear(784, 30), nn.Sigmoid(), nn.Linear(30, 10), nn.Sigmoid()]
    if task == "wide":
        return [nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10)]
    if task == "lenet":
        return [*convolution(1, 8), nn.MaxPool2d(2), *convolution(8, 16), nn.MaxPool2d(2), nn.Flatten(),
                nn.Linear(784, 64), nn.ReLU(), nn.Dropout(0.25), nn.Linear(64, 10)]
    layers, channels = [], 3
    for filters in (32, 64, 128):
        layers += [*convolution(channels, filters), *convolution(filters, filters), nn.MaxPool2d(2)]
        channels = filters
    return [*layers, nn.Flatten(), nn.Linear(2048, 10)]


model = nn.Sequential(*network())
for module in model:
    if hasattr(module, "weight"):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)
if task == "lecture":
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    loss = nn.MSELoss()
else:
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)
    loss = nn.CrossEntropyLoss()

images, labels = (torch.from_numpy(each) for each in load(task, folder, "train"))
targets = nn.functional.one_hot(labels, 10).float() if task == "lecture" else labels
batch = batch_size(task)
for _ in range(epochs):
    begun = time.perf_counter()
    right = 0
    for rows in torch.randperm(len(images)).split(batch):
        optimizer.zero_grad(set_to_none=True)
        output = model(images[rows])
        loss(output, targets[rows]).backward()
        optimizer.step()
        right += (output.detach().argmax(1) == labels[rows]).sum()
    right.item()
    say("unit", time.perf_counter() - begun)

model.eval()
images, labels = (torch.from_numpy(each) for each in load(task, folder, "t10k"))
with torch.no_grad():
    right = sum((model(part).argmax(1) == answer).sum().item()
                for part, answer in zip(images.split(1000), labels.split(1000)))
say("accuracy", right / len(images))
say("version", f"PyTorch {torch.__version__}")
say("threads", torch.get_num_threads())
say_memory()
