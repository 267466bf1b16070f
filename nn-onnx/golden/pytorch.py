"""Writes six small PyTorch models as ONNX files, by both of PyTorch's exporters, and what PyTorch makes of them:
its answers, its losses over five steps of gradient descent, and the answers and weights after them.

Needs torch, onnx and onnxscript. Run as: python nn-onnx/golden/pytorch.py nn-onnx/src/test/resources/nn/onnx/pytorch
"""

import json
import pathlib
import sys
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings("ignore")


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 5, padding=2)
        self.conv2 = nn.Conv2d(4, 8, 5)
        self.fc1 = nn.Linear(8 * 5 * 5, 24)
        self.fc2 = nn.Linear(24, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(torch.flatten(x, 1))))


class Block(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.down = nn.Identity()
        if stride > 1:
            self.down = nn.Sequential(nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.down(x))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = Block(8, 8, 1)
        self.layer2 = Block(8, 16, 2)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(16, 5)

    def forward(self, x):
        x = self.layer2(self.layer1(self.pool(F.relu(self.bn1(self.conv1(x))))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.inp = nn.Linear(6, 16)
        self.pos = nn.Parameter(torch.randn(1, 7, 16) * 0.1)
        layer = nn.TransformerEncoderLayer(16, 4, 32, 0.0, batch_first=True, activation="gelu")
        self.enc = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.out = nn.Linear(16, 3)
        for parameter in self.enc.parameters():
            if parameter.dim() > 1:
                nn.init.xavier_uniform_(parameter)  # else both layers begin as equal, and are stored as one

    def forward(self, x):
        return self.out(self.enc(self.inp(x) + self.pos).mean(1))


class Attention(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(size, 3 * size)
        self.proj = nn.Linear(size, size)

    def forward(self, x):
        b, n, d = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, d))


class VitBlock(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(size)
        self.attn = Attention(size, heads)
        self.norm2 = nn.LayerNorm(size)
        self.mlp = nn.Sequential(nn.Linear(size, 2 * size), nn.GELU(), nn.Linear(2 * size, size))

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class ViT(nn.Module):
    def __init__(self):
        super().__init__()
        size = 16
        self.patch = nn.Conv2d(3, size, 4, 4)
        self.cls = nn.Parameter(torch.randn(1, 1, size) * 0.1)
        self.pos = nn.Parameter(torch.randn(1, 17, size) * 0.1)
        self.blocks = nn.Sequential(VitBlock(size, 4), VitBlock(size, 4))
        self.norm = nn.LayerNorm(size)
        self.head = nn.Linear(size, 4)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(x.shape[0], -1, -1), x], 1) + self.pos
        return self.head(self.norm(self.blocks(x))[:, 0])


class Text(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(40, 12)
        self.hidden = nn.Linear(12, 16)
        self.out = nn.Linear(16, 3)

    def forward(self, ids):
        mask = (ids != 0).unsqueeze(-1).to(torch.float32)
        x = (self.emb(ids) * mask).sum(1) / mask.sum(1).clamp(min=1)
        return self.out(torch.tanh(self.hidden(x)))


class Norms(nn.Module):
    """Batch normalization as it begins, whose four tensors are two, normalization of groups, and a factor."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3, padding=1)
        self.fresh = nn.BatchNorm2d(4)
        self.groups = nn.GroupNorm(2, 4)
        self.fc = nn.Linear(4 * 36, 3)
        self.scale = nn.Parameter(torch.tensor(1.5))
        with torch.no_grad():
            self.groups.weight.uniform_(0.5, 1.5)

    def forward(self, x):
        x = F.relu(self.groups(self.fresh(F.relu(self.conv(x)))))
        return self.fc(torch.flatten(x, 1)) * self.scale


MODELS = {
    "lenet": (LeNet, lambda n: torch.randn(n, 1, 28, 28), 10, 0.05),
    "resnet": (ResNet, lambda n: torch.randn(n, 3, 32, 32), 5, 0.05),
    "encoder": (Encoder, lambda n: torch.randn(n, 7, 6), 3, 0.05),
    "vit": (ViT, lambda n: torch.randn(n, 3, 16, 16), 4, 0.05),
    "text": (Text, lambda n: torch.randint(0, 40, (n, 9)), 3, 0.5),
    "norms": (Norms, lambda n: torch.randn(n, 2, 6, 6), 3, 0.05),
}
ROWS = 6


def fresh_biases(model):
    """Biases begin as one number, as in many models: exporters then store them once (and leave zeros out)."""
    for name, parameter in model.named_parameters():
        if name.endswith("bias") and "fresh" not in name:
            nn.init.constant_(parameter, 0.01)


def export(model, x, folder, name):
    raw = name == "resnet"  # keeps BatchNormalization, which is folded into convolutions otherwise
    mode = torch.onnx.TrainingMode.PRESERVE if raw else torch.onnx.TrainingMode.EVAL
    common = dict(input_names=["input"], output_names=["output"])
    torch.onnx.export(
        model, (x,), folder / f"{name}-torchscript.onnx", dynamo=False, opset_version=17, training=mode,
        do_constant_folding=not raw, dynamic_axes={"input": {0: "batch"}, "output": {0: "batch"}}, **common)
    torch.onnx.export(
        model, (x,), folder / f"{name}-dynamo.onnx", dynamo=True, external_data=False, verbose=False,
        dynamic_shapes=({0: torch.export.Dim("batch", min=1)},), optimize=not raw, **common)
    shorten(folder / f"{name}-dynamo.onnx")


def shorten(path):
    """Leaves out where each op came from, which is most of a small file."""
    import onnx

    model = onnx.load(path)
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for info in list(model.graph.value_info):
        del info.metadata_props[:]
    del model.graph.metadata_props[:]
    del model.metadata_props[:]
    del model.graph.value_info[:]
    onnx.save(model, path)


def numbers(tensor):
    return [float(f"{number:.9g}") for number in tensor.detach().flatten().tolist()]


def main(folder):
    for name, (kind, draw, classes, rate) in MODELS.items():
        torch.manual_seed(7)
        model = kind()
        fresh_biases(model)
        model.eval()
        x = draw(ROWS)
        y = torch.arange(ROWS) % classes
        export(model, x, folder, name)
        golden = {"input": numbers(x.float()), "shape": list(x.shape), "labels": y.tolist(), "rate": rate}
        golden["before"] = numbers(model(x))
        # Batch normalization learns by the batch; all else does the same in both modes.
        model.train()
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        losses = []  # the sixth one is that of what five steps learned
        for step in range(6):
            if step == 5:
                golden["weights"] = {
                    key: numbers(value) for key, value in model.state_dict().items()
                    if "tracked" not in key and value.numel() <= 512 and "running_var" not in key
                }
                golden["trained"] = numbers(model(x)) if name not in ("resnet", "norms") else []
            optimizer.zero_grad()
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        golden["losses"] = losses
        (folder / f"{name}.json").write_text(json.dumps(golden))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
