"""Computes every golden file again, without Keras: the networks in PyTorch, the formulas as nn's Javadoc states them."""

import argparse
import pathlib
from dataclasses import replace

import numpy as np
import torch
import torch.nn.functional as F

from cases import CASES
from describe import Names
from recurrent import Recurrent

HERE = pathlib.Path(__file__).parent
STEPS = 5
# Golden numbers are stored in single precision, whose rounding is 6e-8.
RELATIVE, ABSOLUTE = 1e-7, 1e-9

torch.set_default_dtype(torch.float64)


def read(path):
    tensors = {}
    for line in path.read_text(encoding="ascii").splitlines():
        name, kind, shape, *numbers = line.split(" ")
        shape = [int(each) for each in shape.split("x")] if shape else []
        tensors[name] = torch.tensor([float(np.dtype(kind).type(each)) for each in numbers]).reshape(shape)
    return tensors


def activate(activation, x):
    word, *chosen = activation if isinstance(activation, tuple) else (activation,)
    alpha = chosen[0] if chosen else None
    return {
        "linear": lambda: x,
        "sigmoid": lambda: 1 / (1 + torch.exp(-x)),
        "hardSigmoid": lambda: torch.clamp(x / 6 + 0.5, 0, 1),
        "tanh": lambda: torch.tanh(x),
        "relu": lambda: torch.relu(x),
        "relu6": lambda: torch.clamp(x, 0, 6),
        "leakyRelu": lambda: torch.where(x > 0, x, alpha * x),
        "elu": lambda: F.elu(x, alpha),
        "selu": lambda: F.selu(x),
        "gelu": lambda: 0.5 * x * (1 + torch.erf(x / 2**0.5)),
        "silu": lambda: x * torch.sigmoid(x),
        "softplus": lambda: F.softplus(x, threshold=700),
        "softsign": lambda: x / (1 + x.abs()),
        "softmax": lambda: torch.softmax(x, features(x)),
        "exponential": lambda: torch.exp(x),
        "logSigmoid": lambda: F.logsigmoid(x),
        "logSoftmax": lambda: torch.log_softmax(x, features(x)),
        "mish": lambda: F.mish(x),
        "hardSilu": lambda: F.hardswish(x),
        "hardTanh": lambda: F.hardtanh(x),
        "celu": lambda: F.celu(x, alpha),
        "softShrink": lambda: F.softshrink(x, alpha),
        "hardShrink": lambda: F.hardshrink(x, alpha),
        "tanhShrink": lambda: F.tanhshrink(x),
        "squareplus": lambda: (x + torch.sqrt(x**2 + alpha)) / 2,
        "threshold": lambda: F.threshold(x, alpha, chosen[1]),
        "sparsePlus": lambda: torch.where(x >= 1, x, (x.clamp(-1, 1) + 1) ** 2 / 4),
        "sparseSigmoid": lambda: torch.clamp((x + 1) / 2, 0, 1),
        "sparsemax": lambda: sparsemax(x, features(x)),
        "glu": lambda: F.glu(x, features(x)),
    }[word]()


def sparsemax(x, axis):
    falling = x.movedim(axis, -1).sort(-1, descending=True).values
    counts = torch.arange(1.0, falling.shape[-1] + 1)
    above = 1 + counts * falling > falling.cumsum(-1)
    level = ((falling * above).sum(-1, keepdim=True) - 1) / above.sum(-1, keepdim=True)
    return torch.clamp(x - level.movedim(-1, axis), min=0)


def pads(layer, x, dilation):
    """Gives left, right, top and bottom, as torch wants them."""
    if not layer.same:
        return (0, 0, 0, 0)
    found = []
    for axis in (1, 0):
        size, stride = x.shape[2 + axis], layer.strides[axis]
        reach = (layer.size[axis] - 1) * dilation + 1
        total = max(0, (-(-size // stride) - 1) * stride + reach - size)
        found += [total // 2, total - total // 2]
    return tuple(found)


def ends(layer, x, same=None):
    """Gives how much is added before and after each axis, the last one first, as torch wants it."""
    found = []
    for axis in reversed(range(len(layer.size))):
        size, stride = x.shape[2 + axis], layer.strides[axis]
        reach = (layer.size[axis] - 1) * (layer.dilation[axis] if "dilation" in layer.options else 1) + 1
        total = max(0, (-(-size // stride) - 1) * stride + reach - size)
        found += [total // 2, total - total // 2] if (layer.same if same is None else same) else [0, 0]
    return tuple(found)


def laid(convolve, layer, x, kernel):
    """Lays the kernel at each element, and keeps what the layer's Javadoc says."""
    whole = convolve(x, kernel, stride=layer.strides, dilation=layer.dilation)
    for axis, (size, stride, dilation) in enumerate(zip(layer.size, layer.strides, layer.dilation)):
        count, reach = x.shape[2 + axis], (size - 1) * dilation + 1
        if layer.more is None:
            length = count * stride if layer.same else (count - 1) * stride + max(reach, stride)
        else:
            length = (count - 1) * stride + (reach % 2 if layer.same else reach) + layer.more[axis]
        # What JAX adds before each axis when it slides the kernel, rounded up; the rest is left out.
        kept = -(-(length - (count - 1) * stride - 1 + reach - 1) // 2) if layer.same else reach - 1
        start = reach - 1 - min(kept, reach - 1)
        whole = F.pad(whole, (0, 0) * (len(layer.size) - 1 - axis) + (0, max(0, start + length - whole.shape[2 + axis])))
        whole = whole.narrow(2 + axis, start, length)
    return whole


def features(x):
    """The axis of the features: the channels of images, else the last one."""
    return 1 if x.dim() == 4 else x.dim() - 1


def spread(values, x):
    return torch.as_tensor(values).reshape(1, -1, *[1] * (x.dim() - 1 - features(x)))


def inside(fill, places, size):
    """Finds the pixels that stand for those beyond the edges of an axis."""
    if fill == "reflect":
        there = places % (2 * size)
        return torch.minimum(there, 2 * size - 1 - there)
    return places % size if fill == "wrap" else places.clamp(0, size - 1)


def moved(layer, x, rows, columns):
    """Takes the pixels of images from rows and columns [height, width], one neighbour after the other."""
    def taps(places, size):
        if layer.interpolation == "nearest":
            found = [(torch.sign(places) * torch.floor(places.abs() + 0.5), torch.ones_like(places))]
        else:
            first = torch.floor(places)
            found = [(first, 1 - (places - first)), (first + 1, places - first)]
        return [(each.long(), share) for each, share in found]

    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    for i, down in taps(rows, height):
        for j, right in taps(columns, width):
            taken = x[:, :, inside(layer.fill, i, height), inside(layer.fill, j, width)]
            if layer.fill == "constant":
                taken = torch.where((i >= 0) & (i < height) & (j >= 0) & (j < width), taken, layer.value)
            out = out + taken * down * right
    return out


def numbers(x):
    return torch.meshgrid(torch.arange(x.shape[2]).double(), torch.arange(x.shape[3]).double(), indexing="ij")


class Forward(Recurrent):
    """Runs one batch through a case's network, gathering penalties and new statistics."""

    def __init__(self, case, weights, training):
        self.case, self.weights, self.training = case, weights, training
        self.names = Names()
        self.penalty = torch.tensor(0.0)
        self.statistics = {}

    def is_frozen(self, name):
        return any(name == each or name.startswith(each + "/") for each in self.case.frozen)

    def chain(self, layers, x, scope=""):
        for layer in layers:
            x = self.layer(layer, self.names.choose(layer, scope), x)
        return x

    def layer(self, layer, name, x):
        return getattr(self, "on_" + layer.type)(layer, name, x)

    def on_Block(self, layer, name, x):
        return self.chain(layer.children, x, name + "/")

    def on_Residual(self, layer, name, x):
        return self.chain(layer.children, x, name + "/") + self.chain(layer.shortcut, x, name + "/shortcut/")

    def penalize(self, chosen, values, rows=1):
        if chosen:
            self.penalty = self.penalty + (chosen[0] * values.abs().sum() + chosen[1] * values.square().sum()) / rows

    def owned(self, layer, name, out, kernel="kernel"):
        if layer.bias:
            out = out + spread(self.weights[f"{name}/bias"], out)
        if not self.is_frozen(name):
            self.penalize(layer.kernel_penalty, self.weights[f"{name}/{kernel}"])
            if layer.bias:
                self.penalize(layer.bias_penalty, self.weights[f"{name}/bias"])
        out = activate(layer.activation, out)
        self.penalize(layer.activity, out, len(out))
        return out

    def on_Dense(self, layer, name, x):
        return self.owned(layer, name, x @ self.weights[f"{name}/kernel"])

    def on_Conv2D(self, layer, name, x):
        padded = F.pad(x, pads(layer, x, layer.dilation))
        out = F.conv2d(padded, self.weights[f"{name}/kernel"], stride=layer.strides, dilation=layer.dilation,
                       groups=layer.groups)
        return self.owned(layer, name, out)

    def on_Conv2DTranspose(self, layer, name, x):
        return self.owned(layer, name, laid(F.conv_transpose2d, layer, x, self.weights[f"{name}/kernel"]))

    def deep(self, convolve, layer, kernel, x):
        """Slides the filters of each channel over it alone."""
        channels = x.shape[1]
        filters = kernel.transpose(0, 1).reshape(channels * layer.multiplier, 1, *kernel.shape[2:])
        return convolve(F.pad(x, ends(layer, x)), filters, stride=layer.strides, dilation=layer.dilation, groups=channels)

    def on_DepthwiseConv2D(self, layer, name, x):
        return self.owned(layer, name, self.deep(F.conv2d, layer, self.weights[f"{name}/kernel"], x))

    def mixed(self, convolve, layer, name, x):
        kernel = self.weights[f"{name}/depthwise_kernel"]
        self.penalize(layer.depthwise_penalty, kernel)
        return convolve(self.deep(convolve, layer, kernel, x), self.weights[f"{name}/pointwise_kernel"])

    def on_SeparableConv2D(self, layer, name, x):
        return self.owned(layer, name, self.mixed(F.conv2d, layer, name, x), "pointwise_kernel")

    def on_Conv1D(self, layer, name, x):
        x = x.transpose(1, 2)
        before = (layer.size[0] - 1) * layer.dilation[0]
        sides = {"valid": (0, 0), "causal": (before, 0), "same": ends(layer, x, True)}[layer.padding]
        out = F.conv1d(F.pad(x, sides), self.weights[f"{name}/kernel"], stride=layer.strides, dilation=layer.dilation,
                       groups=layer.groups)
        return self.owned(layer, name, out.transpose(1, 2))

    def on_Conv1DTranspose(self, layer, name, x):
        out = laid(F.conv_transpose1d, layer, x.transpose(1, 2), self.weights[f"{name}/kernel"])
        return self.owned(layer, name, out.transpose(1, 2))

    def on_DepthwiseConv1D(self, layer, name, x):
        out = self.deep(F.conv1d, layer, self.weights[f"{name}/kernel"], x.transpose(1, 2))
        return self.owned(layer, name, out.transpose(1, 2))

    def on_SeparableConv1D(self, layer, name, x):
        out = self.mixed(F.conv1d, layer, name, x.transpose(1, 2))
        return self.owned(layer, name, out.transpose(1, 2), "pointwise_kernel")

    def on_MaxPool1D(self, layer, name, x):
        x = x.transpose(1, 2)
        return F.max_pool1d(F.pad(x, ends(layer, x), value=-torch.inf), layer.size, layer.strides).transpose(1, 2)

    def on_AveragePool1D(self, layer, name, x):
        x = x.transpose(1, 2)
        sums, counts = (F.avg_pool1d(F.pad(each, ends(layer, x)), layer.size, layer.strides)
                        for each in (x, torch.ones_like(x)))
        return (sums / counts).transpose(1, 2)

    def on_GlobalAveragePool1D(self, layer, name, x):
        return x.mean(1)

    def on_GlobalMaxPool1D(self, layer, name, x):
        return x.amax(1)

    def on_UpSampling1D(self, layer, name, x):
        return x.repeat_interleave(layer.size, 1)

    def on_ZeroPadding1D(self, layer, name, x):
        return F.pad(x, (0, 0, layer.before, layer.after))

    def on_Cropping1D(self, layer, name, x):
        return x[:, layer.before:x.shape[1] - layer.after]

    def on_Cropping2D(self, layer, name, x):
        return x[:, :, layer.top:x.shape[2] - layer.bottom, layer.left:x.shape[3] - layer.right]

    def on_Permute(self, layer, name, x):
        return x.permute(0, *layer.order)

    def on_RepeatVector(self, layer, name, x):
        return x.unsqueeze(1).repeat(1, layer.times, 1)

    def on_Prelu(self, layer, name, x):
        alpha = self.weights[f"{name}/alpha"]
        self.penalize(layer.alpha_penalty, alpha)
        return torch.where(x > 0, x, alpha * x)

    def on_GroupNormalization(self, layer, name, x):
        axis = features(x)
        apart = x.reshape(*x.shape[:axis], layer.groups, x.shape[axis] // layer.groups, *x.shape[axis + 1:])
        axes = [each for each in range(1, apart.dim()) if each != axis]
        mean, variance = apart.mean(axes, keepdim=True), apart.var(axes, correction=0, keepdim=True)
        out = ((apart - mean) / torch.sqrt(variance + layer.epsilon)).reshape(x.shape)
        out = out * spread(self.weights[f"{name}/gamma"], x) if layer.scale else out
        return out + spread(self.weights[f"{name}/beta"], x) if layer.center else out

    def on_UnitNormalization(self, layer, name, x):
        return x / x.square().sum(features(x), keepdim=True).sqrt()

    def on_MaxPool2D(self, layer, name, x):
        return F.max_pool2d(F.pad(x, pads(layer, x, 1), value=-torch.inf), layer.size, layer.strides)

    def on_AveragePool2D(self, layer, name, x):
        sums, counts = (F.avg_pool2d(F.pad(each, pads(layer, x, 1)), layer.size, layer.strides)
                        for each in (x, torch.ones_like(x)))
        return sums / counts

    def on_GlobalAveragePool2D(self, layer, name, x):
        return x.mean((2, 3))

    def on_GlobalMaxPool2D(self, layer, name, x):
        return x.amax((2, 3))

    def on_ZeroPadding2D(self, layer, name, x):
        return F.pad(x, (layer.left, layer.right, layer.top, layer.bottom))

    def on_UpSampling2D(self, layer, name, x):
        if layer.interpolation == "nearest":
            return x.repeat_interleave(layer.rows, 2).repeat_interleave(layer.columns, 3)
        return F.interpolate(x, scale_factor=(layer.rows, layer.columns), mode="bilinear", align_corners=False)

    def on_Flatten(self, layer, name, x):
        return x.flatten(1)

    def on_Reshape(self, layer, name, x):
        return x.reshape(len(x), *layer.target)

    def on_Activation(self, layer, name, x):
        return activate(layer.activation, x)

    def on_ActivityRegularization(self, layer, name, x):
        self.penalize(layer.activity, x, len(x))
        return x

    def on_Dropout(self, layer, name, x):
        assert layer.rate == 0
        return x

    on_SpatialDropout1D = on_SpatialDropout2D = on_GaussianDropout = on_AlphaDropout = on_Dropout

    def on_GaussianNoise(self, layer, name, x):
        assert layer.stddev == 0
        return x

    def on_RandomFlip(self, layer, name, x):
        """Only a mean over the image comes after it, which knows no order; likewise of contrast."""
        return x

    def on_RandomContrast(self, layer, name, x):
        assert layer.range[0] < x.min() and x.max() < layer.range[1]
        return x

    def on_RandomBrightness(self, layer, name, x):
        if not self.training:
            return x
        low, high = layer.range
        return (x + layer.factor[0] * (high - low)).clamp(low, high)

    def on_RandomCrop(self, layer, name, x):
        assert x.shape[2:] == (layer.height, layer.width)
        return x

    def on_RandomTranslation(self, layer, name, x):
        rows, columns = numbers(x)
        return moved(layer, x, rows - layer.height[0] * x.shape[2], columns - layer.width[0] * x.shape[3]) \
            if self.training else x

    def on_RandomZoom(self, layer, name, x):
        rows, columns = numbers(x)
        middle, centre = (x.shape[2] - 1) / 2, (x.shape[3] - 1) / 2
        down, right = 1 + layer.height[0], 1 + (layer.width or layer.height)[0]
        return moved(layer, x, (rows - middle) * down + middle, (columns - centre) * right + centre) \
            if self.training else x

    def on_RandomRotation(self, layer, name, x):
        rows, columns = numbers(x)
        middle, centre = (x.shape[2] - 1) / 2, (x.shape[3] - 1) / 2
        angle = torch.tensor(2 * torch.pi * layer.factor[0])
        down = torch.cos(angle) * (rows - middle) + torch.sin(angle) * (columns - centre)
        right = torch.cos(angle) * (columns - centre) - torch.sin(angle) * (rows - middle)
        return moved(layer, x, down + middle, right + centre) if self.training else x

    def normalize(self, layer, name, x, mean, variance):
        out = (x - mean) / torch.sqrt(variance + layer.epsilon)
        out = out * spread(self.weights[f"{name}/gamma"], x) if layer.scale else out
        return out + spread(self.weights[f"{name}/beta"], x) if layer.center else out

    def on_BatchNormalization(self, layer, name, x):
        mean, variance = (self.weights[f"{name}/moving_{each}"] for each in ("mean", "variance"))
        if self.training and not self.is_frozen(name):
            axes = [axis for axis in range(x.dim()) if axis != features(x) % x.dim()]
            new_mean, new_variance = x.mean(axes), x.var(axes, correction=0)
            for word, old, new in (("mean", mean, new_mean), ("variance", variance, new_variance)):
                self.statistics[f"{name}/moving_{word}"] = old * layer.momentum + new.detach() * (1 - layer.momentum)
            mean, variance = new_mean, new_variance
        return self.normalize(layer, name, x, spread(mean, x), spread(variance, x))

    def on_LayerNormalization(self, layer, name, x):
        return self.normalize(layer, name, x, x.mean(features(x), keepdim=True),
                              x.var(features(x), correction=0, keepdim=True))

    def on_RmsNormalization(self, layer, name, x):
        root = torch.sqrt(x.square().mean(features(x), keepdim=True) + layer.epsilon)
        return x / root * spread(self.weights[f"{name}/scale"], x)

    def project(self, layer, name, x, axes):
        """Multiplies the last axes of x with the first ones of a kernel."""
        out = torch.tensordot(x, self.weights[f"{name}/kernel"], axes)
        if layer.bias:
            out = out + self.weights[f"{name}/bias"]
        if not self.is_frozen(name):
            self.penalize(layer.kernel_penalty, self.weights[f"{name}/kernel"])
            if layer.bias:
                self.penalize(layer.bias_penalty, self.weights[f"{name}/bias"])
        self.penalize(layer.activity, out, len(out))
        return out

    def on_MultiHeadAttention(self, layer, name, x):
        query, key, value = (self.project(layer, f"{name}/{word}", x, 1) for word in ("query", "key", "value"))
        scores = torch.einsum("bqhk,bvhk->bhqv", query, key) / query.shape[-1] ** 0.5
        place = torch.arange(x.shape[1])
        apart = place[:, None] - place[None, :]
        seen = (apart >= 0) | (not layer.causal)
        if layer.options.get("window"):
            seen = seen & (apart.abs() < layer.window)
        weights = torch.softmax(scores.masked_fill(~seen, -torch.inf), -1)
        return self.project(layer, f"{name}/attention_output", torch.einsum("bhqv,bvhk->bqhk", weights, value), 2)

    def looked(self, layer, scores, x):
        place = torch.arange(x.shape[1])
        hidden = (place[None, :] > place[:, None]) & layer.causal
        return torch.softmax(scores.masked_fill(hidden, -torch.inf), -1) @ x

    def on_Attention(self, layer, name, x):
        scale = self.weights[f"{name}/scale"] if layer.scale else 1
        if layer.concat:
            pairs = torch.tanh(scale * (x[:, :, None] + x[:, None])).sum(-1)
            return self.looked(layer, self.weights[f"{name}/concat_score_weight"] * pairs, x)
        return self.looked(layer, scale * torch.einsum("bqf,bkf->bqk", x, x), x)

    def on_AdditiveAttention(self, layer, name, x):
        scale = self.weights[f"{name}/scale"] if layer.scale else torch.ones(x.shape[-1])
        return self.looked(layer, torch.tanh(x[:, :, None] + x[:, None]) @ scale, x)

    def on_TransformerBlock(self, layer, name, x):
        def normalized(word, x):
            return F.layer_norm(x, x.shape[-1:], self.weights[f"{name}/{word}_normalization/gamma"],
                                self.weights[f"{name}/{word}_normalization/beta"], layer.epsilon)

        def fed(x):
            y = activate(layer.activation, self.project(replace(layer, options=layer.options | dict(activity=None)),
                                                        f"{name}/feed_forward", x, 1))
            self.penalize(layer.activity, y, len(y))
            return self.project(layer, f"{name}/feed_forward_output", y, 1)

        for word, way in (("attention", lambda x: self.on_MultiHeadAttention(layer, f"{name}/attention", x)),
                          ("feed_forward", fed)):
            if layer.normalize_first:
                x = x + way(normalized(word, x))
            else:
                x = normalized(word, x + way(x))
        return x

    def on_PositionEmbedding(self, layer, name, x):
        return x + self.weights[f"{name}/embeddings"][:x.shape[1]]

    def on_SinePositionEncoding(self, layer, name, x):
        waves = torch.zeros(x.shape[1:])
        for place in range(waves.shape[0]):
            for feature in range(waves.shape[1]):
                angle = torch.tensor(place / layer.wavelength ** (2 * (feature // 2) / waves.shape[1]))
                waves[place, feature] = torch.cos(angle) if feature % 2 else torch.sin(angle)
        return x + waves

    def on_Rescaling(self, layer, name, x):
        return x * spread(layer.scale, x) + spread(layer.offset, x)

    def on_Normalization(self, layer, name, x):
        return (x - spread(layer.mean, x)) / spread(layer.variance, x).sqrt()


def by_row(each):
    """Takes the mean over a row's positions, if it has some."""
    return each.flatten(1).mean(1) if each.dim() > 1 else each


def shares(loss, p):
    axis = features(p)
    p = torch.softmax(p, axis) if loss.options.get("logits") else p
    return torch.clamp(p / p.sum(axis, keepdim=True), 1e-7, 1 - 1e-7)


def cross_entropy(loss, y, p):
    axis = features(p)
    if loss.options.get("logits"):
        return by_row(-(y * torch.log_softmax(p, axis)).sum(axis))
    return by_row(-(y * torch.log(shares(loss, p))).sum(axis))


def one_hot(labels, p):
    hot = F.one_hot(labels.long(), p.shape[features(p)])
    return hot.movedim(-1, 1) if p.dim() == 4 else hot


def focal(loss, y, p):
    share = shares(loss, p)
    weighed = -loss.options.get("alpha", 0.25) * (1 - share) ** loss.options.get("gamma", 2)
    return by_row((weighed * y * torch.log(share)).sum(features(p)))


def binary_focal(loss, y, p):
    each = binary_cross_entropy(loss, y, p)
    p = torch.sigmoid(p) if loss.options.get("logits") else p
    weighed = (1 - y * p - (1 - y) * (1 - p)) ** loss.options.get("gamma", 2) * each
    alpha = loss.options.get("alpha", 0.25)
    return weighed * (y * alpha + (1 - y) * (1 - alpha)) if loss.options.get("balanced") else weighed


def categorical_hinge(y, p):
    wrong = ((1 - y) * p).amax(features(p))
    return by_row(torch.clamp(1 + wrong - (y * p).sum(features(p)), min=0))


def binary_cross_entropy(loss, y, p):
    if loss.options.get("logits"):
        return -y * F.logsigmoid(p) - (1 - y) * F.logsigmoid(-p)
    p = torch.clamp(p, 1e-7, 1 - 1e-7)
    return -y * torch.log(p) - (1 - y) * torch.log(1 - p)


def divergence(y, p):
    return (y * torch.log(y / p)).sum(features(y), keepdim=True).flatten(1).mean(1)


def huber(loss, d):
    delta = loss.options.get("delta", 1)
    return torch.where(d.abs() <= delta, 0.5 * d**2, delta * d.abs() - 0.5 * delta**2)


def loss_of(loss, y, p, weights):
    smoothing = loss.options.get("smoothing", 0)
    smooth = lambda y: y * (1 - smoothing) + smoothing / p.shape[features(p)]
    each = {
        "meanSquaredError": lambda: ((y - p) ** 2).flatten(1).mean(1),
        "halfSquaredError": lambda: 0.5 * ((y - p) ** 2).flatten(1).sum(1),
        "meanAbsoluteError": lambda: (y - p).abs().flatten(1).mean(1),
        "huber": lambda: huber(loss, y - p).flatten(1).mean(1),
        "binaryCrossentropy": lambda: binary_cross_entropy(loss, y * (1 - smoothing) + smoothing / 2, p).flatten(1).mean(1),
        "categoricalCrossentropy": lambda: cross_entropy(loss, smooth(y), p),
        "sparseCategoricalCrossentropy": lambda: cross_entropy(loss, one_hot(y, p), p),
        "binaryFocalCrossentropy": lambda: binary_focal(loss, y * (1 - smoothing) + smoothing / 2, p).flatten(1).mean(1),
        "categoricalFocalCrossentropy": lambda: focal(loss, smooth(y), p),
        "squaredHinge": lambda: torch.clamp(1 - torch.where(y == 0, -1.0, y) * p, min=0).square().flatten(1).mean(1),
        "categoricalHinge": lambda: categorical_hinge(y, p),
        "meanAbsolutePercentageError": lambda: 100 * ((y - p) / y).abs().flatten(1).mean(1),
        "meanSquaredLogarithmicError": lambda: (torch.log1p(y) - torch.log1p(p.clamp(min=1e-7))).square().flatten(1).mean(1),
        "logCosh": lambda: torch.log(torch.cosh(p - y)).flatten(1).mean(1),
        "poisson": lambda: (p - y * torch.log(p + 1e-7)).flatten(1).mean(1),
        "cosineSimilarity": lambda: by_row(-torch.cosine_similarity(y, p, features(p))),
        "hinge": lambda: torch.clamp(1 - torch.where(y == 0, -1.0, y) * p, min=0).flatten(1).mean(1),
        "klDivergence": lambda: divergence(y.clamp(1e-7, 1), p.clamp(1e-7, 1)),
        "ctc": lambda: F.ctc_loss(torch.log_softmax(p, -1).transpose(0, 1), y.long(), torch.full((len(p),), p.shape[1]),
                                  (y != 0).sum(1), reduction="none"),
    }[loss.type]()
    return (each if weights is None else each * weights).sum() / len(each)


def clip(options, gradients):
    if "clipNorm" in options:
        most = options["clipNorm"]
        return {name: g * min(1, most / g.norm().item()) for name, g in gradients.items()}
    if "globalClipNorm" in options:
        norm = sum(g.square().sum().item() for g in gradients.values()) ** 0.5
        return {name: g * min(1, options["globalClipNorm"] / norm) for name, g in gradients.items()}
    most = options.get("clipValue", np.inf)
    return {name: g.clamp(-most, most) for name, g in gradients.items()}


def sgd(o, w, g, s, rate, t):
    if not o.get("momentum"):
        return w - rate * g
    s["momentum"] = o["momentum"] * s.get("momentum", 0) - rate * g
    return w + o["momentum"] * s["momentum"] - rate * g if o.get("nesterov") else w + s["momentum"]


def moments(o, g, s):
    b1, b2 = o.get("beta1", 0.9), o.get("beta2", 0.999)
    s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
    s["v"] = b2 * s.get("v", 0) + (1 - b2) * g**2
    return b1, b2, o.get("epsilon", 1e-7)


def adam(o, w, g, s, rate, t):
    b1, b2, epsilon = moments(o, g, s)
    if o.get("amsgrad"):
        s["v_hat"] = torch.maximum(torch.as_tensor(s.get("v_hat", 0.0)), s["v"])
    return w - rate * (1 - b2**t) ** 0.5 / (1 - b1**t) * s["m"] / (s.get("v_hat", s["v"]).sqrt() + epsilon)


def nadam(o, w, g, s, rate, t):
    b1, b2, epsilon = moments(o, g, s)
    u = [b1 * (1 - 0.5 * 0.96**i) for i in range(1, t + 2)]
    m = u[t] * s["m"] / (1 - np.prod(u)) + (1 - u[t - 1]) * g / (1 - np.prod(u[:t]))
    return w - rate * m / ((s["v"] / (1 - b2**t)).sqrt() + epsilon)


def rmsprop(o, w, g, s, rate, t):
    rho = o.get("rho", 0.9)
    s["velocity"] = rho * s.get("velocity", 0) + (1 - rho) * g**2
    spread = s["velocity"]
    if o.get("centered"):
        s["average_gradient"] = rho * s.get("average_gradient", 0) + (1 - rho) * g
        spread = spread - s["average_gradient"] ** 2
    step = rate * g / (spread + o.get("epsilon", 1e-7)).sqrt()
    if o.get("momentum"):
        s["momentum"] = step = o["momentum"] * s.get("momentum", 0) + step
    return w - step


def adagrad(o, w, g, s, rate, t):
    s["accumulator"] = s.get("accumulator", o.get("initialAccumulator", 0.1)) + g**2
    return w - rate * g / (s["accumulator"] + o.get("epsilon", 1e-7)).sqrt()


def adamax(o, w, g, s, rate, t):
    b1, b2 = o.get("beta1", 0.9), o.get("beta2", 0.999)
    s["m"] = b1 * s.get("m", 0) + (1 - b1) * g
    s["u"] = torch.maximum(torch.as_tensor(b2 * s.get("u", 0.0)), g.abs())
    return w - rate / (1 - b1**t) * s["m"] / (s["u"] + o.get("epsilon", 1e-7))


def adadelta(o, w, g, s, rate, t):
    rho, epsilon = o.get("rho", 0.95), o.get("epsilon", 1e-7)
    s["accumulated_grad"] = rho * s.get("accumulated_grad", 0) + (1 - rho) * g**2
    moved = s.get("accumulated_delta_var", torch.zeros_like(g))
    step = g * (moved + epsilon).sqrt() / (s["accumulated_grad"] + epsilon).sqrt()
    s["accumulated_delta_var"] = rho * moved + (1 - rho) * step**2
    return w - rate * step


def lion(o, w, g, s, rate, t):
    b1, b2, m = o.get("beta1", 0.9), o.get("beta2", 0.99), s.get("m", 0)
    s["m"] = b2 * m + (1 - b2) * g
    return w - rate * torch.sign(b1 * m + (1 - b1) * g)


def ftrl(o, w, g, s, rate, t):
    power, l1 = -o.get("learningRatePower", -0.5), o.get("l1", 0)
    before = s.get("accumulator", torch.full_like(g, o.get("initialAccumulator", 0.1)))
    s["accumulator"] = before + g**2
    pull = (s["accumulator"] ** power - before**power) / rate * w
    s["linear"] = z = s.get("linear", 0) + g + 2 * o.get("l2Shrinkage", 0) * w - pull
    return (z.clamp(-l1, l1) - z) / (s["accumulator"] ** power / rate + 2 * o.get("l2", 0) + o.get("beta", 0) / rate)


UPDATES = dict(sgd=sgd, adam=adam, nadam=nadam, rmsprop=rmsprop, adagrad=adagrad, adamax=adamax, adadelta=adadelta,
               lion=lion, ftrl=ftrl)


def inputs(name, w):
    """The axes of a weight over which the length of what goes into a unit is taken."""
    if "attention" in name:
        return tuple(range(w.dim() if name.endswith("bias") else w.dim() - 1 if "attention_output" in name else w.dim() - 2))
    return {1: (0,), 2: (0,), 3: (1, 2), 4: (1, 2, 3)}[w.dim()]


def constrained(name, chosen, w):
    if not chosen:
        return w
    if chosen[0] == "nonNegative":
        return w.clamp(min=0)
    norm = w.square().sum(inputs(name, w), keepdim=True).sqrt()
    return w * norm.clamp(max=chosen[1]) / (1e-7 + norm)


HEADS = ("/query", "/key", "/value", "/attention_output")
PARTS = dict(MultiHeadAttention=HEADS,
             TransformerBlock=tuple(f"/attention{each}" for each in HEADS) + ("/feed_forward", "/feed_forward_output"))


def constraints(case):
    found, names = {}, Names()

    def walk(layers, scope):
        for layer in layers:
            name = names.choose(layer, scope)
            walk(layer.children, name + "/")
            walk(layer.shortcut, name + "/shortcut/")
            if "kernel_constraint" in layer.options:
                own = {"SeparableConv1D": ("/pointwise_kernel", "/bias"), "SeparableConv2D": ("/pointwise_kernel", "/bias")}
                for part in PARTS.get(layer.type, ("",)):
                    kernel, bias = own.get(layer.type, ("/kernel", "/bias"))
                    found[f"{name}{part}{kernel}"], found[f"{name}{part}{bias}"] = (
                        layer.kernel_constraint, layer.bias_constraint)
            for part, weight in (("depthwise", "depthwise_kernel"), ("alpha", "alpha")):
                if f"{part}_constraint" in layer.options:
                    found[f"{name}/{weight}"] = layer.options[f"{part}_constraint"]
            found[f"{name}/recurrent_kernel"] = layer.options.get("recurrent_constraint")
            found[f"{name}/embeddings"] = layer.options.get("embeddings_constraint")

    walk(case.layers, "")
    return found


def recompute(case, golden):
    weights = {name[2:]: value for name, value in golden.items() if name.startswith("0/")}
    chosen, slots = constraints(case), {name: {} for name in weights}
    options = case.optimizer.options
    batch = lambda i: [golden[name][i * case.rows:(i + 1) * case.rows] if name in golden else None
                       for name in ("inputs", "targets", "sampleWeights")]
    found = {}
    x, y, rows = batch(0)
    forward = Forward(case, weights, False)
    found["predicted"] = forward.chain(case.layers, x)
    found["evaluated"] = torch.stack([loss_of(case.loss, y, found["predicted"], rows), forward.penalty])
    losses, penalties = [], []
    for step in range(1, STEPS + 1):
        x, y, rows = batch(step - 1)
        leaves = {name: value.clone().requires_grad_("moving_" not in name) for name, value in weights.items()}
        forward = Forward(case, leaves, True)
        loss = loss_of(case.loss, y, forward.chain(case.layers, x), rows)
        losses.append(loss.detach())
        penalties.append(forward.penalty.detach())
        (loss + forward.penalty).backward()
        every = options.get("gradientAccumulationSteps", 1)
        gradients = {name: leaf.grad + slots[name].get("gradient_accumulator", 0) for name, leaf in leaves.items()
                     if leaf.requires_grad and not forward.is_frozen(name)}
        if every > 1:
            for name, g in gradients.items():
                slots[name]["gradient_accumulator"] = g if step % every else torch.zeros_like(g)
        gradients = clip(options, {name: g / every for name, g in gradients.items()})
        done = (step - 1) // every
        rate = 0.05 / step if case.optimizer.rate == "inverseTime" else case.optimizer.rate
        for name, g in gradients.items():
            stepped = weights[name]
            if step % every == 0:
                decayed = weights[name] * (1 - options.get("weightDecay", 0) * rate)
                stepped = UPDATES[case.optimizer.type](options, decayed, g, slots[name], rate, done + 1)
            if options.get("useEma"):
                share = options.get("emaMomentum", 0.99) if done else 0
                slots[name]["average"] = share * slots[name].get("average", 0) + (1 - share) * stepped
                if "emaOverwriteFrequency" in options and (done + 1) % options["emaOverwriteFrequency"] == 0:
                    stepped = slots[name]["average"]
            weights[name] = constrained(name, chosen.get(name), stepped)
        weights.update(forward.statistics)
        if step in (1, STEPS):
            found |= {f"{step}/{name}": value for name, value in weights.items()}
            found |= {f"{step}/{name}:{slot}": value for name, own in slots.items() for slot, value in own.items()}
            found |= {name: fresh(name, value, options) for name, value in golden.items()
                      if name.startswith(f"{step}/") and ":" in name and name not in found and step < every}
    return found | {"losses": torch.stack(losses), "penalties": torch.stack(penalties)}


def fresh(name, like, options):
    """What a slot starts as, which it still is where no gradient was applied."""
    start = options.get("initialAccumulator", 0.1) if name.endswith(":accumulator") else 0
    return torch.full_like(like, np.float32(start).item() if start == 0 else start)


DEFAULTS = dict(kernel_penalty=None, bias_penalty=None, activity=None, kernel_constraint=None, bias_constraint=None,
                recurrent_penalty=None, recurrent_constraint=None, depthwise_penalty=None, depthwise_constraint=None, alpha_penalty=None, alpha_constraint=None,
                momentum=0.99, epsilon=1e-3, causal=False, window=None, normalize_first=False)


def without_one(case):
    """Gives each option that a case chooses, and the case without it."""
    for part in ("optimizer", "loss"):
        described = getattr(case, part)
        for option in described.options:
            left = {name: value for name, value in described.options.items() if name != option}
            yield option, replace(case, **{part: replace(described, options=left)})
    for i, layer in enumerate(case.layers):
        for option, default in DEFAULTS.items():
            if layer.options.get(option, default) != default and layer.type != "ActivityRegularization":
                plain = replace(layer, options=layer.options | {option: default})
                yield option, replace(case, layers=case.layers[:i] + (plain,) + case.layers[i + 1:])


def idle(case, golden):
    """Lists the options that make no difference of ten times what an engine may be wrong by."""
    def matters(other):
        found = recompute(other, golden)
        slots = {name for name in golden if ":" in name}
        return not slots <= found.keys() or any((found[name] - golden[name]).abs().max() > 1e-4 * golden[name].abs().max() + 1e-6
                   for name in found.keys() & golden.keys())

    return tuple(option for option, other in without_one(case) if not matters(other))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="*", help="the beginnings of the names of the cases to check; all by default")
    only = tuple(parser.parse_args().only) or ("",)
    wrong = 0
    given = {"inputs", "targets", "sampleWeights"}
    for case in (each for each in CASES if each.name.startswith(only)):
        golden = read(HERE / f"{case.name}.txt")
        found = recompute(case, golden)
        expected = {name for name in golden if name not in given and not name.startswith("0/")}
        faults = [f"{name} is in one of the two only" for name in expected ^ found.keys()]
        for name in expected & found.keys():
            off, scale = (found[name] - golden[name]).abs().max().item(), golden[name].abs().max().item()
            if not off <= RELATIVE * scale + ABSOLUTE:
                faults.append(f"{name} differs by {off:.3g}, {off / (RELATIVE * scale + ABSOLUTE):.1f} times what may be")
        if idle(case, golden) != case.idle:
            faults.append(f"the options {idle(case, golden)} make no difference, but should {case.idle}")
        wrong += bool(faults)
        for fault in faults:
            print(f"{case.name}: {fault}")
    print(f"{wrong} cases differ")
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
