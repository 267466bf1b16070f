"""Builds and trains a case in Keras on JAX, channels first throughout."""

import os
import re

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import keras
import numpy as np
from keras import layers, losses, optimizers
from keras.constraints import MaxNorm, NonNeg
from keras.regularizers import L1L2
from keras.src import backend
from keras.src.backend.common import dtypes

from describe import Names
from recurrent import local, makers

# On JAX, Keras would compute many operations of a float64 network in float32.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
keras.config.set_image_data_format("channels_first")

STEPS = 5
BOTH_PADDINGS = {True: "same", False: "valid"}


def features(rank):
    """The axis of the features: the channels of images, else the last one."""
    return 1 if rank == 4 else -1


def sparsemax(x, axis):
    """Keras 3.15 adds the running sums of all that is above the level where it should take the last: k > 1 gives no shares."""
    ops = keras.ops
    falling = -ops.sort(-ops.moveaxis(x, axis, -1), -1)
    counts = ops.cast(ops.arange(1, falling.shape[-1] + 1), x.dtype)
    above = ops.cast(1 + counts * falling > ops.cumsum(falling, -1), x.dtype)
    level = (ops.sum(falling * above, -1, keepdims=True) - 1) / ops.sum(above, -1, keepdims=True)
    return ops.relu(x - ops.moveaxis(level, -1, axis))


def function(activation):
    word, *chosen = activation if isinstance(activation, tuple) else (activation,)
    alpha = chosen[0] if chosen else None
    if word == "leakyRelu":
        return lambda x: keras.activations.leaky_relu(x, negative_slope=alpha)
    if word == "elu":
        return lambda x: keras.activations.elu(x, alpha=alpha)
    made = getattr(keras.activations, re.sub("([A-Z])", r"_\1", word).lower())
    if word == "glu":
        return None  # Keras's layers do not see that it halves the features
    if word == "sparsemax":
        return lambda x: sparsemax(x, features(len(x.shape)))
    if word in ("softmax", "logSoftmax"):
        return lambda x: made(x, axis=features(len(x.shape)))
    # Keras can copy its own functions alone, which its Bidirectional does.
    return (lambda x: made(x, *chosen)) if chosen else made


def penalty(chosen):
    return L1L2(*chosen) if chosen else None


def constraint(chosen, axis):
    if not chosen:
        return None
    return MaxNorm(chosen[1], axis=axis) if chosen[0] == "maxNorm" else NonNeg()


def parameters(layer, axis):
    return dict(
        activation=function(layer.activation),
        use_bias=layer.bias,
        kernel_regularizer=penalty(layer.kernel_penalty),
        bias_regularizer=penalty(layer.bias_penalty),
        activity_regularizer=penalty(layer.activity),
        kernel_constraint=constraint(layer.kernel_constraint, axis),
        bias_constraint=constraint(layer.bias_constraint, 0),
    )


def separable(layer, axis):
    chosen = parameters(layer, axis)
    for part in ("regularizer", "constraint"):
        chosen[f"pointwise_{part}"] = chosen.pop(f"kernel_{part}")
    return dict(chosen, depthwise_regularizer=penalty(layer.depthwise_penalty),
                depthwise_constraint=constraint(layer.depthwise_constraint, axis))


def depthwise(layer, axis):
    chosen = parameters(layer, axis)
    for part in ("regularizer", "constraint"):
        chosen[f"depthwise_{part}"] = chosen.pop(f"kernel_{part}")
    return chosen


def slid(layer):
    return dict(strides=layer.strides, padding=BOTH_PADDINGS[layer.same], dilation_rate=layer.dilation)


def windowed(kind, layer, **options):
    return kind(layer.size, strides=layer.strides, padding=BOTH_PADDINGS[layer.same], **options)


IMAGE, SEQUENCE = [0, 1, 2], [0, 1]
"""The axes of all that goes into one filter."""

LAST = dict(data_format="channels_last")


def rectified(layer):
    return layers.PReLU(shared_axes=list(layer.shared) or None, alpha_regularizer=penalty(layer.alpha_penalty),
                        alpha_constraint=constraint(layer.alpha_constraint, 0))


def scaled(layer, rank):
    scale, offset = (list(each) if len(each) > 1 else each[0] for each in (layer.scale, layer.offset))
    assert rank != 4 or len(layer.scale) == 1
    return layers.Rescaling(scale, offset)


def sampled(layer):
    return dict(fill_mode=layer.fill, fill_value=layer.value, interpolation=layer.interpolation)


MAKERS = {
    "Dense": lambda layer, rank: layers.Dense(layer.units, **parameters(layer, 0)),
    "Conv2D": lambda layer, rank: layers.Conv2D(
        layer.filters, layer.size, strides=layer.strides, padding=BOTH_PADDINGS[layer.same],
        dilation_rate=layer.dilation, groups=layer.groups, **parameters(layer, IMAGE)),
    "Conv2DTranspose": lambda layer, rank: layers.Conv2DTranspose(
        layer.filters, layer.size, output_padding=layer.more, **slid(layer), **parameters(layer, IMAGE)),
    "DepthwiseConv2D": lambda layer, rank: layers.DepthwiseConv2D(
        layer.size, depth_multiplier=layer.multiplier, **slid(layer), **depthwise(layer, IMAGE)),
    "SeparableConv2D": lambda layer, rank: layers.SeparableConv2D(
        layer.filters, layer.size, depth_multiplier=layer.multiplier, **slid(layer), **separable(layer, IMAGE)),
    "Conv1D": lambda layer, rank: layers.Conv1D(
        layer.filters, layer.size, strides=layer.strides, padding=layer.padding, dilation_rate=layer.dilation,
        groups=layer.groups, **LAST, **parameters(layer, SEQUENCE)),
    "Conv1DTranspose": lambda layer, rank: layers.Conv1DTranspose(
        layer.filters, layer.size, output_padding=layer.more and layer.more[0], **slid(layer), **LAST,
        **parameters(layer, SEQUENCE)),
    "DepthwiseConv1D": lambda layer, rank: layers.DepthwiseConv1D(
        layer.size, depth_multiplier=layer.multiplier, **slid(layer), **LAST, **depthwise(layer, SEQUENCE)),
    "SeparableConv1D": lambda layer, rank: layers.SeparableConv1D(
        layer.filters, layer.size, depth_multiplier=layer.multiplier, **slid(layer), **LAST,
        **separable(layer, SEQUENCE)),
    "MaxPool1D": lambda layer, rank: windowed(layers.MaxPooling1D, layer, **LAST),
    "AveragePool1D": lambda layer, rank: windowed(layers.AveragePooling1D, layer, **LAST),
    "GlobalAveragePool1D": lambda layer, rank: layers.GlobalAveragePooling1D(**LAST),
    "GlobalMaxPool1D": lambda layer, rank: layers.GlobalMaxPooling1D(**LAST),
    "UpSampling1D": lambda layer, rank: layers.UpSampling1D(layer.size),
    "ZeroPadding1D": lambda layer, rank: layers.ZeroPadding1D((layer.before, layer.after), **LAST),
    "Cropping1D": lambda layer, rank: layers.Cropping1D((layer.before, layer.after)),
    "Cropping2D": lambda layer, rank: layers.Cropping2D(((layer.top, layer.bottom), (layer.left, layer.right))),
    "Permute": lambda layer, rank: layers.Permute(layer.order),
    "RepeatVector": lambda layer, rank: layers.RepeatVector(layer.times),
    "Prelu": lambda layer, rank: rectified(layer),
    "GroupNormalization": lambda layer, rank: layers.GroupNormalization(
        layer.groups, axis=features(rank), epsilon=layer.epsilon, center=layer.center, scale=layer.scale),
    "UnitNormalization": lambda layer, rank: layers.UnitNormalization(axis=features(rank)),
    "MaxPool2D": lambda layer, rank: windowed(layers.MaxPooling2D, layer),
    "AveragePool2D": lambda layer, rank: windowed(layers.AveragePooling2D, layer),
    "GlobalAveragePool2D": lambda layer, rank: layers.GlobalAveragePooling2D(),
    "GlobalMaxPool2D": lambda layer, rank: layers.GlobalMaxPooling2D(),
    "ZeroPadding2D": lambda layer, rank: layers.ZeroPadding2D(((layer.top, layer.bottom), (layer.left, layer.right))),
    "UpSampling2D": lambda layer, rank: layers.UpSampling2D((layer.rows, layer.columns), interpolation=layer.interpolation),
    # Keras flattens channels-first images as if they were channels last, so that kernels fit both.
    "Flatten": lambda layer, rank: layers.Reshape((-1,)),
    "Reshape": lambda layer, rank: layers.Reshape(layer.target),
    "Activation": lambda layer, rank: layers.Activation(function(layer.activation)),
    "ActivityRegularization": lambda layer, rank: layers.ActivityRegularization(*layer.activity),
    "Dropout": lambda layer, rank: layers.Dropout(layer.rate),
    "SpatialDropout1D": lambda layer, rank: layers.SpatialDropout1D(layer.rate),
    "SpatialDropout2D": lambda layer, rank: layers.SpatialDropout2D(layer.rate),
    "GaussianNoise": lambda layer, rank: layers.GaussianNoise(layer.stddev),
    "GaussianDropout": lambda layer, rank: layers.GaussianDropout(layer.rate),
    "AlphaDropout": lambda layer, rank: layers.AlphaDropout(layer.rate),
    "RandomFlip": lambda layer, rank: layers.RandomFlip(layer.mode),
    "RandomTranslation": lambda layer, rank: layers.RandomTranslation(layer.height, layer.width, **sampled(layer)),
    "RandomZoom": lambda layer, rank: layers.RandomZoom(layer.height, layer.width, **sampled(layer)),
    "RandomRotation": lambda layer, rank: layers.RandomRotation(layer.factor, **sampled(layer)),
    "RandomContrast": lambda layer, rank: layers.RandomContrast(layer.factor, layer.range),
    "RandomBrightness": lambda layer, rank: layers.RandomBrightness(layer.factor, layer.range),
    "RandomCrop": lambda layer, rank: layers.RandomCrop(layer.height, layer.width),
    "BatchNormalization": lambda layer, rank: layers.BatchNormalization(
        axis=features(rank), momentum=layer.momentum, epsilon=layer.epsilon, center=layer.center, scale=layer.scale),
    "LayerNormalization": lambda layer, rank: layers.LayerNormalization(
        axis=features(rank), epsilon=layer.epsilon, center=layer.center, scale=layer.scale),
    "RmsNormalization": lambda layer, rank: RmsNormalization(epsilon=layer.epsilon),
    "MultiHeadAttention": lambda layer, rank: attention(layer, layer.key_dim),
    "Attention": lambda layer, rank: Compared(layers.Attention(
        use_scale=layer.scale, score_mode="concat" if layer.concat else "dot"), layer.causal),
    "AdditiveAttention": lambda layer, rank: Compared(layers.AdditiveAttention(use_scale=layer.scale), layer.causal),
    "PositionEmbedding": lambda layer, rank: PositionEmbedding(layer.length),
    "SinePositionEncoding": lambda layer, rank: SinePositionEncoding(layer.wavelength),
    "Rescaling": scaled,
    "Normalization": lambda layer, rank: layers.Normalization(axis=features(rank), mean=layer.mean, variance=layer.variance),
}

MAKERS |= makers(parameters, function, penalty, constraint, lambda layer, rank: MAKERS[layer.type](layer, rank))


class RmsNormalization(layers.RMSNormalization):
    """Takes the channels of images, which Keras cannot scale where they come first."""

    def build(self, shape):
        super().build((*shape[:1], *shape[2:], shape[1]) if len(shape) == 4 else shape)

    def call(self, x):
        return keras.ops.moveaxis(super().call(channels_last(x)), -1, 1) if len(x.shape) == 4 else super().call(x)


class PositionEmbedding(layers.Layer):
    """Adds KerasHub's table."""

    def __init__(self, length):
        super().__init__()
        self.length = length

    def build(self, shape):
        self.embeddings = self.add_weight(name="embeddings", shape=(self.length, shape[-1]))

    def call(self, x):
        return x + self.embeddings[:x.shape[1]]


class SinePositionEncoding(layers.Layer):
    """Adds KerasHub's waves."""

    def __init__(self, wavelength):
        super().__init__()
        self.wavelength = wavelength

    def call(self, x):
        time, width = x.shape[1:]
        feature = np.arange(width)
        scales = np.power(1 / self.wavelength, 2 * (feature // 2) / width)
        angles = np.arange(time)[:, None] * scales[None, :]
        return x + keras.ops.cast(np.where(feature % 2 == 0, np.sin(angles), np.cos(angles)), x.dtype)


class Attention(layers.MultiHeadAttention):
    """Masks by use_causal_mask, which Keras takes in the call; a length is that of all weights into a unit."""

    def __init__(self, causal, window, options):
        super().__init__(**options, sliding_window=window)
        self.causal = causal

    def build(self, query_shape, value_shape, key_shape=None):
        super().build(query_shape, value_shape, key_shape)
        for each in (self._query_dense, self._key_dense, self._value_dense, self._output_dense):
            for variable, inputs in ((each.kernel, len(each.kernel.shape) - (1 if each is self._output_dense else 2)),
                                     (each.bias, None)):
                if variable is not None and isinstance(variable.constraint, MaxNorm):
                    axes = list(range(len(variable.shape) if inputs is None else inputs))
                    variable.constraint = MaxNorm(variable.constraint.max_value, axis=axes)

    def call(self, query, value, key=None, query_mask=None, value_mask=None, key_mask=None, training=None):
        # Keras looks for the mask of the queries there alone.
        backend.set_keras_mask(query, query_mask)
        # Keras on JAX can multiply heads whose values are as wide as their keys alone, unless it is asked for the scores.
        return super().call(query, value, key, query_mask, value_mask, key_mask, training=training,
                            use_causal_mask=self.causal, return_attention_scores=True)[0]


class Compared(layers.Layer):
    """Lets a sequence look at itself."""

    def __init__(self, attention, causal):
        super().__init__()
        self.inner, self.causal = attention, causal

    def build(self, shape):
        self.inner.build([shape, shape])

    def call(self, x):
        return self.inner([x, x], use_causal_mask=self.causal)


def attention(layer, key_dim):
    chosen = parameters(layer, 0)
    del chosen["activation"]
    return Attention(layer.causal, layer.options.get("window"), dict(
        num_heads=layer.heads, key_dim=key_dim, value_dim=layer.options.get("value_dim"),
        output_shape=layer.options.get("output_dim"), **chosen))


class Network:
    """A Keras model whose weights are known by nn's names, in nn's layout."""

    def __init__(self, case):
        self.names = Names()
        self.frozen = case.frozen
        self.variables = {}
        source = keras.Input(case.input)
        self.model = keras.Model(source, self.chain(case.layers, source, ""))
        self.trainable = [name for variable in self.model.trainable_variables
                          for name, (other, _) in self.variables.items() if other is variable]

    def chain(self, chained, x, scope):
        for layer in chained:
            x = self.add(layer, x, scope)
        return x

    def add(self, layer, x, scope):
        name = self.names.choose(layer, scope)
        if layer.type == "Block":
            return self.chain(layer.children, x, name + "/")
        if layer.type == "Residual":
            through = self.chain(layer.children, x, name + "/")
            return layers.Add()([through, self.chain(layer.shortcut, x, name + "/shortcut/")])
        if layer.type == "TransformerBlock":
            return self.block(layer, x, name)
        made = MAKERS[layer.type](layer, len(x.shape))
        return self.keep(layer, name, made, [x, x] if layer.type == "MultiHeadAttention" else [x])

    def block(self, layer, x, name):
        """Adds and normalizes as KerasHub's TransformerEncoder does."""
        plain = lambda units, function: layers.Dense(units, **(parameters(layer, 0) | dict(activation=function)))
        width = x.shape[-1]
        ways = (("attention", [attention(layer, width // layer.heads)]),
                ("feed_forward", [plain(layer.hidden, parameters(layer, 0)["activation"]), plain(width, None)]))
        for word, made in ways:
            normalize = lambda y: self.keep(layer, f"{name}/{word}_normalization",
                                            layers.LayerNormalization(epsilon=layer.epsilon), [y])
            y = normalize(x) if layer.normalize_first else x
            for i, each in enumerate(made):
                y = self.keep(layer, f"{name}/{word}" + "_output" * i, each, [y, y] if word == "attention" else [y])
            x = layers.Add()([y, x])
            x = x if layer.normalize_first else normalize(x)
        return x

    def keep(self, layer, name, made, inputs):
        out = made(*inputs)
        if layer.options.get("activation") == "glu":
            axis = features(len(out.shape))
            shape = [size // 2 if i == axis % len(out.shape) else size for i, size in enumerate(out.shape)]
            out = layers.Lambda(lambda x: keras.activations.glu(x, axis=axis), output_shape=tuple(shape[1:]))(out)
        if any(name == each or name.startswith(each + "/") for each in self.frozen):
            made.trainable = False
        if layer.type != "Normalization":
            for variable in made.variables:
                if variable.name == "bias" and not layer.options.get("bias", True):
                    variable.trainable = False
                elif variable.name != "seed_generator_state":
                    within = variable.path.split(f"{getattr(made, 'inner', made).name}/", 1)[1]
                    self.variables[f"{name}/{local(layer, variable, within)}"] = (variable, "Conv" in layer.type and len(variable.shape) > 2)
        return out


def outwards(value, convolution):
    """Turns a kernel [height, width, in, out] into [out, in, height, width], and [size, in, out] into [out, in, size]."""
    value = np.asarray(value)
    return value.transpose({4: (3, 2, 0, 1), 3: (2, 1, 0)}[value.ndim]) if convolution else value


def inwards(value, convolution):
    value = np.asarray(value)
    return value.transpose({4: (2, 3, 1, 0), 3: (2, 1, 0)}[value.ndim]) if convolution else value


def channels_last(values):
    """Moves an image's channels to where Keras's losses look for classes."""
    return keras.ops.moveaxis(values, 1, -1) if len(values.shape) == 4 else values


class HalfSquaredError(losses.Loss):
    def call(self, targets, outputs):
        return 0.5 * keras.ops.sum(keras.ops.square(targets - outputs), axis=tuple(range(1, len(outputs.shape))))


def loss(described):
    options = described.options
    logits = dict(from_logits=options.get("logits", False))
    smoothing = dict(label_smoothing=options.get("smoothing", 0.0))
    focal = dict(alpha=options.get("alpha", 0.25), gamma=options.get("gamma", 2.0))
    return {
        "meanSquaredError": losses.MeanSquaredError,
        "halfSquaredError": HalfSquaredError,
        "meanAbsoluteError": losses.MeanAbsoluteError,
        "huber": lambda: losses.Huber(options.get("delta", 1.0)),
        "binaryCrossentropy": lambda: losses.BinaryCrossentropy(**logits, **smoothing),
        "categoricalCrossentropy": lambda: losses.CategoricalCrossentropy(**logits, **smoothing),
        "sparseCategoricalCrossentropy": lambda: losses.SparseCategoricalCrossentropy(**logits),
        "hinge": losses.Hinge,
        "squaredHinge": losses.SquaredHinge,
        "categoricalHinge": losses.CategoricalHinge,
        "meanAbsolutePercentageError": losses.MeanAbsolutePercentageError,
        "meanSquaredLogarithmicError": losses.MeanSquaredLogarithmicError,
        "logCosh": losses.LogCosh,
        "poisson": losses.Poisson,
        "cosineSimilarity": losses.CosineSimilarity,
        "binaryFocalCrossentropy": lambda: losses.BinaryFocalCrossentropy(
            apply_class_balancing=options.get("balanced", False), **focal, **logits, **smoothing),
        "categoricalFocalCrossentropy": lambda: losses.CategoricalFocalCrossentropy(**focal, **logits, **smoothing),
        "klDivergence": losses.KLDivergence,
        "ctc": losses.CTC,
    }[described.type]()


KEYWORDS = dict(momentum="momentum", nesterov="nesterov", beta1="beta_1", beta2="beta_2", epsilon="epsilon", rho="rho",
                centered="centered", initialAccumulator="initial_accumulator_value", weightDecay="weight_decay",
                clipNorm="clipnorm", gradientAccumulationSteps="gradient_accumulation_steps", useEma="use_ema",
                emaMomentum="ema_momentum", emaOverwriteFrequency="ema_overwrite_frequency",
                amsgrad="amsgrad", learningRatePower="learning_rate_power", l1="l1_regularization_strength",
                l2="l2_regularization_strength", l2Shrinkage="l2_shrinkage_regularization_strength", beta="beta",
                clipValue="clipvalue", globalClipNorm="global_clipnorm")

SHARED_SLOTS = dict(average="_model_variables_moving_average", gradient_accumulator="_accumulated_gradients")
SLOTS = {
    "sgd": dict(momentum="momentums"),
    "adam": dict(m="_momentums", v="_velocities", v_hat="_velocity_hats"),
    "adamax": dict(m="_m", u="_u"),
    "adadelta": dict(accumulated_grad="_accumulated_grads", accumulated_delta_var="_accumulated_delta_vars"),
    "lion": dict(m="_momentums"),
    "ftrl": dict(accumulator="_accumulators", linear="_linears"),
    "nadam": dict(m="_momentums", v="_velocities"),
    "rmsprop": dict(velocity="_velocities", momentum="_momentums", average_gradient="_average_gradients"),
    "adagrad": dict(accumulator="_accumulators"),
}


def optimizer(described):
    kind = dict(sgd="SGD", adam="Adam", nadam="Nadam", rmsprop="RMSprop", adagrad="Adagrad", adamax="Adamax",
                adadelta="Adadelta", lion="Lion", ftrl="Ftrl")[described.type]
    rate = described.rate
    if rate == "inverseTime":
        rate = optimizers.schedules.InverseTimeDecay(0.05, decay_steps=1, decay_rate=1)
    return getattr(optimizers, kind)(rate, **{KEYWORDS[key]: value for key, value in described.options.items()})


class Training:
    """Runs a case's five steps at one precision, from any start."""

    def __init__(self, case, precision):
        keras.config.set_floatx(precision)
        keras.utils.clear_session()
        self.case, self.precision = case, precision
        self.network = Network(case)
        self.model = self.network.model
        self.loss = loss(case.loss)
        self.optimizer = optimizer(case.optimizer)
        self.optimizer.build(self.model.trainable_variables)
        self.step = jax.jit(self._step)
        self.infer = jax.jit(self._infer)

    def shapes(self):
        return {name: outwards(np.empty(variable.shape), convolution).shape
                for name, (variable, convolution) in self.network.variables.items()}

    def _losses(self, learned, other, x, y, weights, training):
        outputs, other, penalties = self.model.stateless_call(learned, other, x, training=training, return_losses=True)
        lost = self.loss(channels_last(y), channels_last(outputs), sample_weight=weights)
        return lost, (sum(penalties, 0.0), other, outputs)

    def _step(self, learned, other, slots, x, y, weights):
        def total(learned):
            lost, (added, changed, _) = self._losses(learned, other, x, y, weights, True)
            return lost + added, (lost, added, changed)

        gradients, (lost, added, changed) = jax.grad(total, has_aux=True)(learned)
        if learned:
            learned, slots = self.optimizer.stateless_apply(slots, gradients, learned)
        return lost, added, learned, changed, slots

    def _infer(self, learned, other, x, y, weights):
        lost, (added, _, outputs) = self._losses(learned, other, x, y, weights, False)
        return lost, added, outputs

    def run(self, start, inputs, targets, weights):
        """Gives every golden tensor by its name in the file."""
        # Keras asks for it again when a function is traced, which is at its first run.
        keras.config.set_floatx(self.precision)
        cast = lambda value: np.asarray(value, self.precision)
        inputs, weights = cast(inputs), None if weights is None else cast(weights)
        targets = targets if targets.dtype == np.int32 and self.case.targets == "labels" else cast(targets)
        for name, (variable, convolution) in self.network.variables.items():
            variable.assign(cast(inwards(start[name], convolution)))
        learned = [each.value for each in self.model.trainable_variables]
        other = [each.value for each in self.model.non_trainable_variables]
        slots = [each.value for each in self.optimizer.variables]
        rows = self.case.rows
        batch = lambda i: [None if each is None else each[i * rows:(i + 1) * rows] for each in (inputs, targets, weights)]
        lost, added, outputs = self.infer(learned, other, *batch(0))
        golden = {"predicted": outputs, "evaluated": np.array([lost, added])}
        steps_taken = []
        for i in range(STEPS):
            lost, added, learned, other, slots = self.step(learned, other, slots, *batch(i))
            steps_taken.append((lost, added))
            if i in (0, STEPS - 1):
                golden.update(self._state(i + 1, learned, other, slots))
        golden["losses"] = np.array([each for each, _ in steps_taken])
        golden["penalties"] = np.array([each for _, each in steps_taken])
        return {name: np.asarray(value) for name, value in golden.items()}

    def _state(self, step, learned, other, slots):
        values = {id(variable): value for variables, current in (
            (self.model.trainable_variables, learned), (self.model.non_trainable_variables, other),
            (self.optimizer.variables, slots)) for variable, value in zip(variables, current)}
        state = {f"{step}/{name}": outwards(values[id(variable)], convolution)
                 for name, (variable, convolution) in self.network.variables.items()}
        for slot, attribute in (SLOTS[self.case.optimizer.type] | SHARED_SLOTS).items():
            for name, variable in zip(self.network.trainable, getattr(self.optimizer, attribute, ())):
                state[f"{step}/{name}:{slot}"] = outwards(values[id(variable)], self.network.variables[name][1])
        return state
