"""The tasks' networks in PyTorch, with Keras's initial weights, loss and optimizer."""
from torch import nn, optim

from rows import HIDDEN, SHAPES


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Sequential(convolution(32, 32), normalization(), nn.ReLU(), convolution(32, 32),
                                   normalization())

    def forward(self, x):
        return nn.functional.relu(x + self.inner(x))


class Last(nn.Module):
    """An LSTM that gives its output after the last step only."""

    def __init__(self, features, units):
        super().__init__()
        self.lstm = nn.LSTM(features, units, batch_first=True)
        for gate in self.lstm.weight_hh_l0.chunk(4):
            nn.init.orthogonal_(gate)
        nn.init.xavier_uniform_(self.lstm.weight_ih_l0)
        nn.init.zeros_(self.lstm.bias_hh_l0)
        nn.init.zeros_(self.lstm.bias_ih_l0)
        nn.init.ones_(self.lstm.bias_ih_l0.chunk(4)[1])

    def forward(self, x):
        return self.lstm(x)[0][:, -1]


def convolution(channels, filters):
    return nn.Conv2d(channels, filters, 3, padding=1)


def normalization():
    return nn.BatchNorm2d(32, eps=0.001, momentum=0.3)


def dense(task):
    activation = nn.Sigmoid if task == "lecture" else nn.ReLU
    layers, width = [], SHAPES[task][0]
    for units in HIDDEN[task]:
        layers += [nn.Linear(width, units), activation()]
        width = units
    return [*layers, nn.Linear(width, 10)]


def lenet():
    return [convolution(1, 8), nn.ReLU(), nn.MaxPool2d(2), convolution(8, 16), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Dropout(0.25), nn.Linear(64, 10)]


def vgg():
    layers, channels = [], 3
    for filters in (32, 64, 128):
        layers += [convolution(channels, filters), nn.ReLU(), convolution(filters, filters), nn.ReLU(), nn.MaxPool2d(2)]
        channels = filters
    return [*layers, nn.Flatten(), nn.Linear(2048, 10)]


def residual():
    return [convolution(3, 32), normalization(), nn.ReLU(), Block(), Block(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
            nn.Linear(32, 10)]


def layers(task):
    if task == "lecture":
        return [*dense(task), nn.Sigmoid()]
    if task in HIDDEN:
        return dense(task)
    if task == "lstm":
        return [Last(*SHAPES[task][1:], 128), nn.Linear(128, 10)]
    return {"lenet": lenet, "vgg": vgg, "residual": residual}[task]()


def network(task):
    model = nn.Sequential(*layers(task))
    for module in model.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d)):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
    return model


def loss(task):
    return nn.MSELoss() if task == "lecture" else nn.CrossEntropyLoss()


def optimizer(task, model, device):
    """Adam's fused form on a device, where it is much faster; PyTorch's default on the processor."""
    if task == "lecture":
        return optim.SGD(model.parameters(), lr=0.01)
    return optim.Adam(model.parameters(), lr=0.001, eps=1e-7, fused=True if device != "cpu" else None)
