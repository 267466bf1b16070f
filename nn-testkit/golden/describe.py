"""Words for layers, losses and optimizers, and the names that nn gives to a network's weights."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layer:
    type: str
    options: dict
    children: tuple = ()
    shortcut: tuple = ()

    def __getattr__(self, name):
        try:
            return self.options[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class Loss:
    type: str
    options: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Optimizer:
    type: str
    rate: object
    options: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    name: str
    input: tuple
    layers: tuple
    loss: Loss
    optimizer: Optimizer
    targets: str
    rows: int = 4
    inputs: str = "float32"
    low: float = -1.5
    high: float = 1.5
    weighted: bool = False
    frozen: tuple = ()
    idle: tuple = ()
    """The options that must change nothing here; all others must."""


def owner(type, activation="linear", bias=True, kernel_penalty=None, bias_penalty=None, activity=None,
          kernel_constraint=None, bias_constraint=None, **options):
    """A penalty is (l1, l2); a constraint is ("maxNorm", max) or ("nonNegative",)."""
    return Layer(type, dict(options, activation=activation, bias=bias, kernel_penalty=kernel_penalty,
                            bias_penalty=bias_penalty, activity=activity, kernel_constraint=kernel_constraint,
                            bias_constraint=bias_constraint))


def dense(units, activation="linear", **options):
    return owner("Dense", activation, units=units, **options)


def conv2d(filters, size, activation="linear", strides=(1, 1), dilation=1, same=False, groups=1, **options):
    return owner("Conv2D", activation, filters=filters, size=size, strides=strides, dilation=dilation, same=same,
                 groups=groups, **options)


def conv2d_transpose(filters, size, activation="linear", strides=(1, 1), dilation=(1, 1), same=False, more=None, **options):
    return owner("Conv2DTranspose", activation, filters=filters, size=size, strides=strides, dilation=dilation, same=same,
                 more=more, **options)


def depthwise_conv2d(size, activation="linear", strides=(1, 1), dilation=(1, 1), same=False, multiplier=1, **options):
    return owner("DepthwiseConv2D", activation, size=size, strides=strides, dilation=dilation, same=same,
                 multiplier=multiplier, **options)


def separable_conv2d(filters, size, activation="linear", strides=(1, 1), dilation=(1, 1), same=False, multiplier=1,
                     depthwise_penalty=None, depthwise_constraint=None, **options):
    return owner("SeparableConv2D", activation, filters=filters, size=size, strides=strides, dilation=dilation, same=same,
                 multiplier=multiplier, depthwise_penalty=depthwise_penalty, depthwise_constraint=depthwise_constraint,
                 **options)


def conv1d(filters, size, activation="linear", strides=1, dilation=1, padding="valid", groups=1, **options):
    return owner("Conv1D", activation, filters=filters, size=(size,), strides=(strides,), dilation=(dilation,),
                 padding=padding, groups=groups, **options)


def conv1d_transpose(filters, size, activation="linear", strides=1, dilation=1, same=False, more=None, **options):
    return owner("Conv1DTranspose", activation, filters=filters, size=(size,), strides=(strides,), dilation=(dilation,),
                 same=same, more=None if more is None else (more,), **options)


def depthwise_conv1d(size, activation="linear", strides=1, dilation=1, same=False, multiplier=1, **options):
    return owner("DepthwiseConv1D", activation, size=(size,), strides=(strides,), dilation=(dilation,), same=same,
                 multiplier=multiplier, **options)


def separable_conv1d(filters, size, activation="linear", strides=1, dilation=1, same=False, multiplier=1,
                     depthwise_penalty=None, depthwise_constraint=None, **options):
    return owner("SeparableConv1D", activation, filters=filters, size=(size,), strides=(strides,), dilation=(dilation,),
                 same=same, multiplier=multiplier, depthwise_penalty=depthwise_penalty,
                 depthwise_constraint=depthwise_constraint, **options)


def max_pool1d(size, strides=None, same=False):
    return Layer("MaxPool1D", dict(size=(size,), strides=(strides or size,), same=same))


def average_pool1d(size, strides=None, same=False):
    return Layer("AveragePool1D", dict(size=(size,), strides=(strides or size,), same=same))


def global_average_pool1d():
    return Layer("GlobalAveragePool1D", {})


def global_max_pool1d():
    return Layer("GlobalMaxPool1D", {})


def up_sampling1d(size=2):
    return Layer("UpSampling1D", dict(size=size))


def zero_padding1d(before, after):
    return Layer("ZeroPadding1D", dict(before=before, after=after))


def cropping1d(before, after):
    return Layer("Cropping1D", dict(before=before, after=after))


def cropping2d(top, bottom, left, right):
    return Layer("Cropping2D", dict(top=top, bottom=bottom, left=left, right=right))


def permute(*order):
    return Layer("Permute", dict(order=order))


def repeat_vector(times):
    return Layer("RepeatVector", dict(times=times))


def prelu(shared=(), alpha_penalty=None, alpha_constraint=None):
    return Layer("Prelu", dict(shared=shared, alpha_penalty=alpha_penalty, alpha_constraint=alpha_constraint))


def group_normalization(groups, epsilon=1e-3, center=True, scale=True):
    return Layer("GroupNormalization", dict(groups=groups, epsilon=epsilon, center=center, scale=scale))


def unit_normalization():
    return Layer("UnitNormalization", {})


def max_pool2d(size, strides=None, same=False):
    return Layer("MaxPool2D", dict(size=size, strides=strides or size, same=same))


def average_pool2d(size, strides=None, same=False):
    return Layer("AveragePool2D", dict(size=size, strides=strides or size, same=same))


def global_average_pool2d():
    return Layer("GlobalAveragePool2D", {})


def global_max_pool2d():
    return Layer("GlobalMaxPool2D", {})


def zero_padding2d(top, bottom, left, right):
    return Layer("ZeroPadding2D", dict(top=top, bottom=bottom, left=left, right=right))


def up_sampling2d(rows=2, columns=2, interpolation="nearest"):
    return Layer("UpSampling2D", dict(rows=rows, columns=columns, interpolation=interpolation))


def flatten():
    return Layer("Flatten", {})


def reshape(*target):
    return Layer("Reshape", dict(target=target))


def activation(function):
    return Layer("Activation", dict(activation=function))


def activity_regularization(l1, l2):
    return Layer("ActivityRegularization", dict(activity=(l1, l2)))


def dropout(rate):
    return Layer("Dropout", dict(rate=rate))


def spatial_dropout1d(rate):
    return Layer("SpatialDropout1D", dict(rate=rate))


def spatial_dropout2d(rate):
    return Layer("SpatialDropout2D", dict(rate=rate))


def gaussian_noise(stddev):
    return Layer("GaussianNoise", dict(stddev=stddev))


def gaussian_dropout(rate):
    return Layer("GaussianDropout", dict(rate=rate))


def alpha_dropout(rate):
    return Layer("AlphaDropout", dict(rate=rate))


def sampled(type, fill="reflect", value=0.0, interpolation="bilinear", **factors):
    """A layer that moves pixels by factors (lower, upper), which are equal here, so that nothing is left to chance."""
    return Layer(type, dict(factors, fill=fill, value=value, interpolation=interpolation))


def random_flip(mode):
    return Layer("RandomFlip", dict(mode=mode))


def random_translation(height, width, **sampling):
    return sampled("RandomTranslation", height=(height, height), width=(width, width), **sampling)


def random_zoom(height, width=None, **sampling):
    return sampled("RandomZoom", height=(height, height), width=None if width is None else (width, width), **sampling)


def random_rotation(factor, **sampling):
    return sampled("RandomRotation", factor=(factor, factor), **sampling)


def random_contrast(lower, upper, range=(0, 255)):
    return Layer("RandomContrast", dict(factor=(lower, upper), range=range))


def random_brightness(factor, range=(0, 255)):
    return Layer("RandomBrightness", dict(factor=(factor, factor), range=range))


def random_crop(height, width):
    return Layer("RandomCrop", dict(height=height, width=width))


def batch_normalization(momentum=0.99, epsilon=1e-3, center=True, scale=True):
    return Layer("BatchNormalization", dict(momentum=momentum, epsilon=epsilon, center=center, scale=scale))


def layer_normalization(epsilon=1e-3, center=True, scale=True):
    return Layer("LayerNormalization", dict(epsilon=epsilon, center=center, scale=scale))


def rms_normalization(epsilon=1e-6):
    return Layer("RmsNormalization", dict(epsilon=epsilon))


def multi_head_attention(heads, key_dim, value_dim=None, output_dim=None, causal=False, window=None, **options):
    return owner("MultiHeadAttention", heads=heads, key_dim=key_dim, value_dim=value_dim, output_dim=output_dim,
                 causal=causal, window=window, **options)


def attention(scale=False, concat=False, causal=False):
    return Layer("Attention", dict(scale=scale, concat=concat, causal=causal))


def additive_attention(scale=True, causal=False):
    return Layer("AdditiveAttention", dict(scale=scale, causal=causal))


def transformer_block(heads, hidden, activation="relu", epsilon=1e-5, normalize_first=False, causal=False, **options):
    return owner("TransformerBlock", activation, heads=heads, hidden=hidden, epsilon=epsilon,
                 normalize_first=normalize_first, causal=causal, **options)


def position_embedding(length):
    return Layer("PositionEmbedding", dict(length=length))


def sine_position_encoding(wavelength=10000.0):
    return Layer("SinePositionEncoding", dict(wavelength=wavelength))


def rescaling(scale, offset):
    return Layer("Rescaling", dict(scale=scale, offset=offset))


def normalization(mean, variance):
    return Layer("Normalization", dict(mean=mean, variance=variance))


def block(*layers):
    return Layer("Block", {}, layers)


def residual(*layers, shortcut=()):
    return Layer("Residual", {}, layers, shortcut)


class Names:
    """Chooses names as nn does: a snake-case word in its scope, counted up where it is taken."""

    def __init__(self):
        self.taken = {"input"}

    def choose(self, layer, scope):
        word = layer.activation.lower() if layer.type == "Activation" and isinstance(layer.activation, str) else layer.type
        wanted = scope + re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", word)).lower()
        name, count = wanted, 0
        while name in self.taken:
            count += 1
            name = f"{wanted}_{count}"
        self.taken.add(name)
        return name
