"""Makes small models in Keras, saves them as its files, and writes down what they predict, and how they learn on."""

import os
import sys

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

import json
import warnings
import zipfile
import zlib
from pathlib import Path

import h5py
import keras
import numpy as np
from keras import layers as L
from keras import losses, optimizers, regularizers

HERE = Path(__file__).parent
FILES = HERE.parent / "src" / "test" / "resources" / "nn" / "keras"
ROWS, STEPS = 4, 5
MAKERS = {}
AS_WRITTEN = {"mlp", "cnn"}
"""The files that are kept as Keras wrote them; others are packed, since HDF5 takes 2 KB for each group."""


def model(form="keras", steps_before=0):
    """Registers a function that gives a model, compiled where it is to learn, and its inputs."""

    def registered(maker):
        MAKERS[maker.__name__] = (maker, form, steps_before)
        return maker

    return registered


def chain(*layers, shape):
    return keras.Sequential([keras.Input(shape), *layers])


def learning(made, loss, optimizer, **options):
    made.compile(optimizer=optimizer, loss=loss, **options)
    return made


@model(steps_before=3)
def mlp():
    return learning(chain(L.Dense(9, activation="relu"), L.Dense(6, activation="tanh", kernel_initializer="he_normal"),
                          L.Dense(3, activation="softmax"), shape=(5,)), "categorical_crossentropy",
                    optimizers.Adam(0.01), metrics=["accuracy"])


@model(steps_before=2)
def mlp_sgd():
    return learning(chain(L.Dense(8, activation="sigmoid", kernel_regularizer="l2", bias_regularizer=regularizers.L1(0.02)),
                          L.Dense(2, use_bias=False, activity_regularizer=regularizers.L1L2(0.01, 0.02),
                                  kernel_constraint=keras.constraints.MaxNorm(1.5)), shape=(4,)),
                    losses.MeanSquaredError(), optimizers.SGD(0.05, momentum=0.9, nesterov=True), metrics=["mae"])


@model(steps_before=2)
def cnn():
    return learning(chain(L.Conv2D(4, 3, padding="same", activation="relu"), L.BatchNormalization(), L.MaxPooling2D(),
                          L.Conv2D(6, (2, 3), strides=(1, 2)), L.Activation("gelu"), L.Flatten(), L.Dropout(0.0),
                          L.Dense(7, activation="elu"), L.Dense(3, activation="softmax"), shape=(8, 10, 2)),
                    losses.CategoricalCrossentropy(), optimizers.Adam(0.002))


@model()
def cnn_filters():
    return learning(chain(L.Conv2D(6, 3, dilation_rate=2, activation="silu"), L.Conv2D(8, 3, groups=2, padding="same"),
                          L.DepthwiseConv2D(3, strides=2, depth_multiplier=2, padding="same", activation="tanh"),
                          L.SeparableConv2D(5, 2, depth_multiplier=2, activation="softplus"),
                          L.AveragePooling2D(2, strides=1, padding="same"), L.SpatialDropout2D(0.0), L.GlobalMaxPooling2D(),
                          L.Dense(2), shape=(9, 9, 3)), "mse", optimizers.SGD(0.02))


@model()
def cnn_images_out():
    return learning(chain(L.Conv2DTranspose(4, 3, strides=2, padding="same", output_padding=1, activation="relu"),
                          L.Conv2DTranspose(3, 2, strides=1), L.UpSampling2D((1, 2), interpolation="bilinear"),
                          L.ZeroPadding2D(((1, 0), (0, 2))), L.Cropping2D(((0, 1), (2, 1))), L.UpSampling2D(2),
                          L.PReLU(shared_axes=[1, 2]), L.Dense(3, activation="softmax"), shape=(4, 3, 2)),
                    "categorical_crossentropy", optimizers.SGD(0.01))


@model()
def conv1d():
    return learning(chain(L.Conv1D(6, 3, padding="causal", dilation_rate=2, activation="relu"), L.Conv1D(4, 2, groups=2),
                          L.DepthwiseConv1D(3, depth_multiplier=2, padding="same"), L.SeparableConv1D(5, 2, strides=2),
                          L.Conv1DTranspose(4, 3, strides=2, padding="same"), L.ZeroPadding1D((1, 2)), L.Cropping1D((0, 1)),
                          L.UpSampling1D(2), L.MaxPooling1D(3, strides=2), L.AveragePooling1D(2, padding="same"),
                          L.SpatialDropout1D(0.0), L.LayerNormalization(), L.GlobalAveragePooling1D(), L.Dense(2),
                          shape=(12, 3)), "mae", optimizers.SGD(0.01))


@model()
def norms():
    image = keras.Input((4, 5, 4), name="image")
    x = L.LayerNormalization(epsilon=1e-4)(image)
    x = L.GroupNormalization(2)(x)
    x = L.BatchNormalization(momentum=0.9, scale=False)(x)
    x = L.Conv2D(4, 2)(x)
    x = L.UnitNormalization()(x)
    x = L.GlobalAveragePooling2D(keepdims=True)(x)
    x = L.Flatten()(x)
    x = L.RMSNormalization()(x)
    x = L.LayerNormalization(center=False)(x)
    return learning(keras.Model(image, L.Dense(2)(x)), "mse", optimizers.SGD(0.01))


@model(steps_before=1)
def two_by_two():
    image, facts = keras.Input((6, 6, 1), name="image"), keras.Input((5,), name="facts")
    seen = L.Flatten()(L.Conv2D(3, 3, activation="relu", name="look")(image))
    a, b = L.Dense(6, name="left")(seen), L.Dense(6, activation="tanh", name="right")(facts)
    merged = L.Concatenate(name="merged")([
        L.Add()([a, b]), L.Subtract()([a, b]), L.Multiply()([a, b]), L.Average()([a, b]), L.Maximum()([a, b]),
        L.Minimum()([a, b]), L.Dot(1)([a, b]), facts])
    kind = L.Dense(3, activation="softmax", name="kind")(merged)
    price = L.Dense(1, name="price")(merged)
    return learning(keras.Model([image, facts], [kind, price]),
                    {"kind": "categorical_crossentropy", "price": losses.Huber()}, optimizers.Adam(0.001),
                    loss_weights={"kind": 1.0, "price": 0.5}, metrics={"kind": ["accuracy"], "price": ["mae"]})


@model()
def residual():
    image = keras.Input((6, 6, 3))
    x = L.Conv2D(4, 3, padding="same")(image)
    y = L.Conv2D(4, 3, padding="same", activation="relu")(x)
    x = L.Add()([x, y])
    x = L.Concatenate()([x, image])
    x = L.Concatenate(axis=1)([x, x])
    x = L.Concatenate(axis=2)([x, L.ReLU(max_value=6.0)(x)])
    x = (x * 0.5) + 0.25
    x = x - L.LeakyReLU()(x)
    return learning(keras.Model(image, L.Dense(2)(L.Flatten()(L.MaxPooling2D(3)(x)))), "mse", optimizers.SGD(0.001))


@model()
def shared():
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
    tower = keras.Sequential([keras.Input((4,)), L.Dense(5, activation="relu"), L.LayerNormalization(),
                              L.Dense(3, name="top")], name="tower")
    one = L.Dense(3, activation="tanh", name="again")
    return learning(keras.Model([a, b], L.Dense(2)(L.Add()([one(tower(a)), one(tower(b))]))), "mse", optimizers.SGD(0.05))


@model()
def nested():
    augment = keras.Sequential([L.RandomFlip("horizontal"), L.RandomRotation(0.1), L.RandomZoom((0.1, 0.2), 0.1),
                                L.RandomTranslation(0.1, (-0.2, 0.1), fill_mode="constant", fill_value=0.5),
                                L.RandomContrast(0.2, value_range=(0, 1)), L.RandomBrightness(0.2, value_range=(0, 1)),
                                L.GaussianNoise(0.1)], name="augment")
    inner_in = keras.Input((6, 6, 2))
    inner = keras.Model(inner_in, L.MaxPooling2D()(L.Conv2D(3, 3, name="inside")(inner_in)), name="inner")
    image = keras.Input((6, 6, 2))
    x = L.RandomCrop(6, 6)(augment(image))
    x = L.Flatten()(inner(x))
    x = L.AlphaDropout(0.1)(L.GaussianDropout(0.1)(L.Dropout(0.2)(x)))
    return keras.Model(image, L.Dense(2)(x))


def with_nested_outputs():
    """Networks within one, whose outputs are the outer one's, one of them called twice, and layers of one name within and without."""
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
    inside = keras.Input((4,))
    two = keras.Model(inside, [L.Dense(3, name="p")(inside), L.Dense(2, name="q")(inside)], name="two")
    within = keras.Input((4,))
    tower = keras.Model(within, L.Dense(3, activation="tanh", name="p2")(L.Dense(5, name="p1")(within)), name="tower")
    p, q = two(a)
    first, second = tower(a), tower(b)
    return keras.Model([a, b], [L.Dense(2, name="p")(p), q, second, L.Subtract()([first, second]), first])


@model()
def nested_outputs():
    return with_nested_outputs()


@model("h5")
def nested_outputs_h5():
    return with_nested_outputs()


@model()
def constants():
    x = keras.Input((4,))
    return keras.Model(x, [3 - x, x - 0.5, 2 * x, 1 + x, x / 4, x * 0.3 - 2])


@model()
def passed():
    x = keras.Input((4,), name="x")
    y = L.Dense(2)(x)
    return keras.Model(x, [x, y, y])


@model()
def gap_kept():
    return chain(L.Conv2D(3, 2), L.GlobalAveragePooling2D(keepdims=True), shape=(4, 5, 2))


@model()
def lstm_masked():
    return learning(chain(L.Embedding(12, 6, mask_zero=True), L.LSTM(5, return_sequences=True), L.LSTM(4), L.Dense(3, activation="softmax"),
                          shape=(7,)), "categorical_crossentropy", optimizers.SGD(0.1))


@model()
def recurrent():
    return learning(chain(L.Masking(), L.GRU(5, return_sequences=True), L.GRU(4, return_sequences=True, reset_after=False,
                          activation="relu", recurrent_activation="sigmoid"), L.SimpleRNN(6, return_sequences=True, use_bias=False),
                          L.TimeDistributed(L.Dense(4, activation="tanh")), L.LSTM(3, unit_forget_bias=False), shape=(6, 3)),
                    "mse", optimizers.SGD(0.05))


@model()
def bidirectional():
    ids = keras.Input((6,))
    x = L.Embedding(9, 4, mask_zero=True)(ids)
    x = L.Bidirectional(L.LSTM(3, return_sequences=True))(x)
    x = L.Bidirectional(L.GRU(4, return_sequences=True), merge_mode="ave")(x)
    x = L.Bidirectional(L.SimpleRNN(3), merge_mode="sum")(x)
    return learning(keras.Model(ids, L.Dense(2)(x)), "mse", optimizers.SGD(0.1))


@model()
def encoder_decoder():
    source, target = keras.Input((5, 3), name="source"), keras.Input((4, 2), name="target")
    _, h, c = L.LSTM(4, return_state=True, name="encoder")(source)
    x = L.LSTM(4, return_sequences=True, name="decoder")(target, initial_state=[h, c])
    back = L.GRU(4, go_backwards=True)(x, initial_state=h)
    return learning(keras.Model([source, target], [L.Dense(2, name="steps")(x), L.Dense(1, name="last")(back)]), "mse",
                    optimizers.SGD(0.05))


@model()
def attention():
    x = keras.Input((5, 6))
    y = L.MultiHeadAttention(2, 3)(x, x)
    z = L.LayerNormalization()(L.Add()([x, y]))
    z = L.MultiHeadAttention(3, 2, output_shape=6, use_bias=False)(z, z, use_causal_mask=True)
    return learning(keras.Model(x, L.Dense(3)(L.GlobalMaxPooling1D()(z))), "mse", optimizers.SGD(0.05))


@model()
def attention_values():
    """Where keys and values differ in width, Keras on JAX computes with dropout alone."""
    x = keras.Input((5, 6))
    return keras.Model(x, L.MultiHeadAttention(2, 3, value_dim=4, dropout=0.1)(x, x))


@model()
def attention_across():
    query, value = keras.Input((4, 3), name="query"), keras.Input((6, 5), name="value")
    y = L.MultiHeadAttention(2, 4)(query, value, key=value)
    a = L.Attention(use_scale=True)([y, query])
    b = L.AdditiveAttention()([a, query])
    c = L.Attention(score_mode="concat")([b, y])
    return learning(keras.Model([query, value], L.Flatten()(L.Concatenate()([a, b, c]))), "mse", optimizers.SGD(0.01))


@model()
def attention_masked():
    ids = keras.Input((6,))
    x = L.Embedding(9, 4, mask_zero=True)(ids)
    x = L.MultiHeadAttention(2, 3)(x, x)
    return learning(keras.Model(ids, L.Dense(2)(L.GlobalAveragePooling1D()(x))), "mse", optimizers.SGD(0.05))


@model()
def activations():
    x = keras.Input((6,))
    names = ["linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "tanh_shrink", "leaky_relu", "elu", "selu", "gelu",
             "silu", "softplus", "softsign", "softmax", "exponential", "log_sigmoid", "log_softmax", "mish", "hard_silu",
             "hard_tanh", "celu", "soft_shrink", "hard_shrink", "squareplus", "sparse_plus", "sparse_sigmoid"]
    ends = [L.Activation(name)(x) for name in names]
    ends += [L.ReLU()(x), L.ReLU(negative_slope=0.1)(x), L.LeakyReLU(0.15)(x), L.ELU(0.7)(x), L.Softmax()(x), L.PReLU()(x),
             L.Dense(6, activation=L.LeakyReLU(0.3))(x), L.Identity()(x)]
    return learning(keras.Model(x, L.Concatenate()(ends)), "mse", optimizers.SGD(0.01))


@model()
def axes():
    image = keras.Input((4, 6, 3))
    x = L.Conv2D(4, 1, activation="relu")(image)
    x = L.Reshape((6, -1))(x)
    x = L.Conv1D(8, 2)(x)
    x = L.Permute((2, 1))(x)
    x = L.Reshape((4, 2, 5))(x)
    x = L.Permute((3, 1, 2))(x)
    x = L.Conv2D(3, 2)(x)
    x = L.ActivityRegularization(l1=0.01)(x)
    y = L.Flatten()(x)
    z = L.BatchNormalization()(y)
    both = L.Concatenate()([y, z])
    both = L.Dense(4)(both)
    return learning(keras.Model(image, L.GlobalAveragePooling1D()(L.RepeatVector(3)(both))), "mse", optimizers.SGD(0.01))


@model()
def time_distributed():
    return learning(chain(L.TimeDistributed(L.Conv2D(3, 2, activation="relu")), L.TimeDistributed(L.LayerNormalization()),
                          L.TimeDistributed(L.MaxPooling2D()), L.TimeDistributed(L.Flatten()), L.LSTM(3), shape=(3, 5, 5, 2)),
                    "mse", optimizers.SGD(0.05))


@model()
def channels_first():
    first = dict(data_format="channels_first")
    return learning(chain(L.Conv2D(4, 3, **first), L.BatchNormalization(axis=1), L.MaxPooling2D(2, **first), L.Flatten(**first),
                          L.Dense(3), shape=(2, 8, 6)), "mse", optimizers.SGD(0.01))


@model(steps_before=2)
def frozen():
    body = keras.Sequential([keras.Input((5,)), L.Dense(6, activation="relu"), L.BatchNormalization(), L.Dense(4)], name="body")
    body.trainable = False
    x = keras.Input((5,))
    return learning(keras.Model(x, L.Dense(2, name="head")(body(x))), "mse", optimizers.RMSprop(0.01, momentum=0.5, centered=True))


@model()
def prepared():
    normal = L.Normalization()
    normal.adapt(np.random.default_rng(5).normal(2, 3, (50, 4)).astype("float32"))
    return learning(chain(normal, L.Rescaling(0.5, offset=0.1), L.Rescaling([1.0, 2.0, 3.0, 4.0]), L.Dense(2), shape=(4,)), "mse",
                    optimizers.SGD(0.05))


@model()
def any_length():
    return chain(L.Conv1D(4, 2, activation="relu"), L.GRU(3), L.Dense(2), shape=(None, 3))


@model("h5", steps_before=2)
def whole_h5():
    return learning(chain(L.Conv2D(3, 3, activation="relu"), L.BatchNormalization(), L.Flatten(), L.Dropout(0.0), L.Dense(2, name="out"),
                          shape=(5, 6, 2)), "mse", optimizers.Adam(0.01))


@model("h5")
def graph_h5():
    ids = keras.Input((5,))
    x = L.Bidirectional(L.LSTM(3))(L.Embedding(8, 4, mask_zero=True)(ids))
    inner = keras.Sequential([keras.Input((6,)), L.Dense(4), L.BatchNormalization(), L.Dense(3)], name="inner")
    return learning(keras.Model(ids, L.Dense(2)(inner(x))), "mse", optimizers.SGD(0.05))


@model("weights.h5")
def weights_cnn():
    return chain(L.Conv2D(3, 3, activation="relu"), L.BatchNormalization(), L.Flatten(), L.Dense(4, activation="tanh"), L.LayerNormalization(),
                 L.Dense(2), shape=(5, 6, 2))


def optimized(name, optimizer):
    def maker():
        return learning(chain(L.Dense(3, activation="tanh"), L.Dense(2), shape=(4,)), "mse", optimizer())

    maker.__name__ = f"optimizer_{name}"
    model(steps_before=3)(maker)


S = optimizers.schedules
for name, optimizer in {
    "adam": lambda: optimizers.Adam(S.ExponentialDecay(0.05, 3, 0.5, staircase=True), amsgrad=True, use_ema=True, ema_momentum=0.9,
                                    ema_overwrite_frequency=4),
    "adamw": lambda: optimizers.AdamW(S.CosineDecay(0.02, 20, warmup_target=0.05, warmup_steps=2), weight_decay=0.01, clipnorm=0.5),
    "nadam": lambda: optimizers.Nadam(0.02, beta_1=0.8),
    "rmsprop": lambda: optimizers.RMSprop(S.PolynomialDecay(0.02, 10, power=2.0, cycle=True), momentum=0.3, centered=True),
    "adamax": lambda: optimizers.Adamax(0.02, clipvalue=0.2),
    "adadelta": lambda: optimizers.Adadelta(S.PiecewiseConstantDecay([2, 5], [1.0, 0.5, 0.2])),
    "lion": lambda: optimizers.Lion(S.InverseTimeDecay(0.01, 4, 0.5), global_clipnorm=0.7),
    "ftrl": lambda: optimizers.Ftrl(S.CosineDecayRestarts(0.05, 4, alpha=0.1), l1_regularization_strength=0.001, beta=0.1),
    "adagrad": lambda: optimizers.Adagrad(0.05),
    "scaled": lambda: optimizers.LossScaleOptimizer(optimizers.Adam(0.02)),
}.items():
    optimized(name, optimizer)


def keras2():
    """A file as Keras 2 wrote it: other names for inputs, lists for calls, and axes in lists."""
    dims = dict(trainable=True, dtype="float32")
    image = {"class_name": "InputLayer", "name": "image", "inbound_nodes": [],
             "config": {"batch_input_shape": [None, 5, 5, 2], "dtype": "float32", "sparse": False, "ragged": False, "name": "image"}}

    def glorot():
        return {"class_name": "GlorotUniform", "config": {"seed": None}}

    def zeros():
        return {"class_name": "Zeros", "config": {}}

    kernel = dict(use_bias=True, kernel_initializer=glorot(), bias_initializer=zeros(), kernel_regularizer=None, bias_regularizer=None,
                  activity_regularizer=None, kernel_constraint=None, bias_constraint=None)

    def layer(kind, name, source, **config):
        return {"class_name": kind, "name": name, "config": dict(name=name, **dims, **config),
                "inbound_nodes": [[[source, 0, 0, {}]] if isinstance(source, str) else [[each, 0, 0, {}] for each in source]]}

    config = {"name": "model", "layers": [
        image,
        layer("Conv2D", "conv2d", "image", filters=3, kernel_size=[3, 3], strides=[1, 1], padding="valid", data_format="channels_last",
              dilation_rate=[1, 1], groups=1, activation="relu", **kernel),
        layer("BatchNormalization", "bn", "conv2d", axis=[3], momentum=0.99, epsilon=0.001, center=True, scale=True,
              beta_initializer=zeros(), gamma_initializer={"class_name": "Ones", "config": {}}, moving_mean_initializer=zeros(),
              moving_variance_initializer={"class_name": "Ones", "config": {}}, beta_regularizer=None, gamma_regularizer=None,
              beta_constraint=None, gamma_constraint=None),
        layer("LeakyReLU", "leaky", "bn", alpha=0.20000000298023224),
        layer("Add", "add", ["bn", "leaky"]),
        layer("Flatten", "flatten", "add", data_format="channels_last"),
        layer("Dense", "dense", "flatten", units=2, activation="softmax", **kernel)],
        "input_layers": [["image", 0, 0]], "output_layers": [["dense", 0, 0]]}
    numbers = np.random.default_rng(7)
    weights = {"conv2d": {"kernel:0": (3, 3, 2, 3), "bias:0": (3,)},
               "bn": {"gamma:0": (3,), "beta:0": (3,), "moving_mean:0": (3,), "moving_variance:0": (3,)},
               "dense": {"kernel:0": (27, 2), "bias:0": (2,)}}
    path = FILES / "keras2.h5"
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"], file.attrs["backend"] = "2.15.0", "tensorflow"
        file.attrs["model_config"] = json.dumps({"class_name": "Functional", "config": config})
        groups = file.create_group("model_weights")
        groups.attrs["layer_names"] = [each["name"].encode() for each in config["layers"]]
        groups.attrs["backend"], groups.attrs["keras_version"] = "tensorflow", "2.15.0"
        for each in config["layers"]:
            group, own = groups.create_group(each["name"]), weights.get(each["name"], {})
            group.attrs["weight_names"] = [f"{each['name']}/{name}".encode() for name in own]
            for name, shape in own.items():
                group.create_dataset(f"{each['name']}/{name}", data=numbers.uniform(0.2, 1, shape).astype("float32"))
    loaded = keras.models.load_model(path, compile=False)
    x = [numbers.normal(0, 1, (ROWS, 5, 5, 2)).astype("float32")]
    write(FILES / "keras2.txt", {"input@0": x[0], "predicted@0": loaded.predict(x[0], verbose=0)})


def draw(numbers, tensor, vocabulary):
    shape = (ROWS, *(6 if size is None else size for size in tensor.shape[1:]))
    if vocabulary:
        ids = numbers.integers(1, vocabulary, shape)
        for row in range(ROWS):
            ids[row, shape[1] - row:] = 0
        return ids.astype("float32")
    return numbers.uniform(-1, 1, shape).astype("float32")


def vocabulary(made):
    return min([layer.input_dim for layer in made.layers if isinstance(layer, L.Embedding)], default=0)


def target(numbers, shape, classes):
    if not classes:
        return numbers.uniform(-1, 1, shape).astype("float32")
    return np.eye(shape[-1], dtype="float32")[numbers.integers(0, shape[-1], shape[:-1])]


def write(path, tensors):
    with open(path, "w") as file:
        for name, tensor in tensors.items():
            tensor = np.asarray(tensor, "float32")
            shape = "x".join(map(str, tensor.shape)) or "scalar"
            file.write(" ".join([name, shape, *(np.format_float_scientific(each, unique=True, trim="-") if each else "0"
                                                for each in tensor.ravel())]) + "\n")


def pack(path):
    with zipfile.ZipFile(path) as file:
        parts = {each.filename: file.read(each) for each in file.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED, 9)


def listed(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def moved(made, numbers):
    """Statistics, biases and scales away from where they start, so that none can be mistaken for another."""
    for weight in made.weights:
        if weight.dtype == "float32" and not weight.path.endswith(("kernel", "embeddings", "mean", "variance")):
            weight.assign(weight + numbers.uniform(0.05, 0.25, weight.shape))
        if weight.path.endswith(("moving_mean", "moving_variance")):
            weight.assign(weight + numbers.uniform(0.05, 0.25, weight.shape))


def train(made, x, y):
    made.reset_metrics()
    return made.train_on_batch(x, y, return_dict=True)["loss"]


def make(name):
    maker, form, before = MAKERS[name]
    keras.utils.clear_session()
    keras.utils.set_random_seed(zlib.crc32(name.encode()) % 2**31)
    numbers = np.random.default_rng(zlib.crc32(name.encode()))
    made = maker()
    moved(made, numbers)
    known = vocabulary(made)
    kinds = [str(each) for each in listed(made.loss.values() if isinstance(getattr(made, "loss", None), dict) else made.loss)] \
        if made.compiled else []
    inputs = [[draw(numbers, each, known) for each in made.inputs] for _ in range(before + STEPS)]
    outputs = [listed(made.predict(inputs[0], verbose=0))]
    targets = [[target(numbers, one.shape, "Crossentropy" in kind or "crossentropy" in kind)
                for one, kind in zip(outputs[0], kinds * len(outputs[0]) if len(kinds) == 1 else kinds)]
               for _ in range(before + STEPS)] if made.compiled else []
    for step in range(before):
        train(made, inputs[step], targets[step])
    made.save_weights(FILES / f"{name}.{form}") if form == "weights.h5" else made.save(FILES / f"{name}.{form}")
    if form == "keras" and name not in AS_WRITTEN:
        pack(FILES / f"{name}.keras")
    later = inputs[before:]
    tensors = {f"input@{i}": each for i, each in enumerate(later[0])}
    tensors |= {f"predicted@{i}": each for i, each in enumerate(listed(made.predict(later[0], verbose=0)))}
    if made.compiled:
        for i in range(len(later[0])):
            tensors[f"inputs@{i}"] = np.stack([each[i] for each in later])
        for i in range(len(targets[0])):
            tensors[f"targets@{i}"] = np.stack([each[i] for each in targets[before:]])
        tensors["losses"] = [train(made, x, y) for x, y in zip(later, targets[before:])]
        tensors |= {f"after@{i}": each for i, each in enumerate(listed(made.predict(later[0], verbose=0)))}
    write(FILES / f"{name}.txt", tensors)
    print(f"{name:24} {(FILES / f'{name}.{form}').stat().st_size:8} bytes")


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    FILES.mkdir(parents=True, exist_ok=True)
    chosen = sys.argv[1:] or [*MAKERS, "keras2"]
    for each in chosen:
        keras2() if each == "keras2" else make(each)
    print(sum(each.stat().st_size for each in FILES.iterdir()), "bytes in all")
