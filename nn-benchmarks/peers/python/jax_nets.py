"""The tasks' networks in JAX: weights as lists and dictionaries, images with their channels last."""
import jax
import jax.numpy as jnp

from rows import HIDDEN, SHAPES

UNITS = 128
CONVOLUTIONS = {"lenet": [(1, 8), (8, 16)],
                "vgg": [(3, 32), (32, 32), (32, 64), (64, 64), (64, 128), (128, 128)],
                "residual": [(3, 32)] + 4 * [(32, 32)]}
DENSE = {"lenet": (784, 64, 10), "vgg": (2048, 10), "residual": (32, 10), "lstm": (UNITS, 10)}


def draw(task, key):
    """Draws kernels as Keras does; biases are zeros."""
    glorot = jax.nn.initializers.glorot_uniform()
    keys = iter(jax.random.split(key, 20))
    widths = (*SHAPES[task], *HIDDEN[task], 10) if task in HIDDEN else DENSE[task]
    weights = {"dense": [(glorot(next(keys), pair), jnp.zeros(pair[1])) for pair in zip(widths, widths[1:])],
               "convolutions": [(glorot(next(keys), (3, 3, *pair)), jnp.zeros(pair[1]))
                                for pair in CONVOLUTIONS.get(task, [])]}
    if task == "residual":
        weights["scales"] = [(jnp.ones(32), jnp.zeros(32)) for _ in CONVOLUTIONS[task]]
    if task == "lstm":
        features = SHAPES[task][1]
        squares = [jax.nn.initializers.orthogonal()(next(keys), (UNITS, UNITS)) for _ in range(4)]
        weights["lstm"] = (glorot(next(keys), (features, 4 * UNITS)), jnp.concatenate(squares, 1),
                           jnp.zeros(4 * UNITS).at[UNITS:2 * UNITS].set(1))
    return weights


def statistics(task):
    """Running means and variances, one pair for each normalization."""
    return [(jnp.zeros(32), jnp.ones(32)) for _ in CONVOLUTIONS[task]] if task == "residual" else []


def convolve(x, kernel, bias):
    return jax.lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")) + bias


def pool(x):
    rows, height, width, channels = x.shape
    return x.reshape(rows, height // 2, 2, width // 2, 2, channels).max((2, 4))


def dense(layers, x, activation):
    for kernel, bias in layers[:-1]:
        x = activation(x @ kernel + bias)
    kernel, bias = layers[-1]
    return x @ kernel + bias


def lstm(weights, x):
    kernel, recurrent, bias = weights
    given = x.transpose(1, 0, 2) @ kernel + bias

    def step(state, row):
        hidden, cell = state
        i, f, g, o = jnp.split(row + hidden @ recurrent, 4, 1)
        cell = jax.nn.sigmoid(f) * cell + jax.nn.sigmoid(i) * jnp.tanh(g)
        return (jax.nn.sigmoid(o) * jnp.tanh(cell), cell), None

    zeros = jnp.zeros((len(x), UNITS))
    return jax.lax.scan(step, (zeros, zeros), given)[0][0]


def residual(weights, x, moments):
    """Gives the output and what each normalization found, or was given as running moments."""
    found = []

    def normalized(x, i):
        x = convolve(x, *weights["convolutions"][i])
        mean, variance = moments[i] if moments else (x.mean((0, 1, 2)), x.var((0, 1, 2)))
        found.append((mean, variance))
        scale, shift = weights["scales"][i]
        return (x - mean) * (scale * jax.lax.rsqrt(variance + 0.001)) + shift

    x = jax.nn.relu(normalized(x, 0))
    for i in (1, 3):
        x = jax.nn.relu(x + normalized(jax.nn.relu(normalized(x, i)), i + 1))
    return x.mean((1, 2)), found


def features(task, weights, x):
    """What comes out before the dense layers."""
    if task == "lstm":
        return lstm(weights["lstm"], x)
    if task in HIDDEN:
        return x
    for i, (kernel, bias) in enumerate(weights["convolutions"]):
        x = jax.nn.relu(convolve(x, kernel, bias))
        if task == "lenet" or i % 2 == 1:
            x = pool(x)
    return x.reshape(len(x), -1)


def forward(task, weights, x, key=None, moments=None):
    """Gives outputs, and statistics of the batch; without a key nothing is dropped."""
    if task == "residual":
        x, found = residual(weights, x, moments)
        return dense(weights["dense"], x, jax.nn.relu), found
    x = features(task, weights, x)
    if task == "lecture":
        return jax.nn.sigmoid(dense(weights["dense"], x, jax.nn.sigmoid)), []
    if task == "lenet" and key is not None:
        (kernel, bias), last = weights["dense"]
        x = jax.nn.relu(x @ kernel + bias)
        return dense([last], jnp.where(jax.random.bernoulli(key, 0.75, x.shape), x / 0.75, 0), jax.nn.relu), []
    return dense(weights["dense"], x, jax.nn.relu), []


def predict(task, weights, moments, x):
    return forward(task, weights, x, None, moments)[0]
