"""The tasks' networks in Keras, images with their channels last."""
from keras import Input, Model, layers

from rows import HIDDEN, SHAPES

dense = layers.Dense


def convolution(filters, activation=None):
    return layers.Conv2D(filters, 3, padding="same", activation=activation)


def normalized(x):
    return layers.BatchNormalization(momentum=0.7)(convolution(32)(x))


def relu(x):
    return layers.ReLU()(x)


def lenet(x):
    for filters in (8, 16):
        x = layers.MaxPooling2D()(convolution(filters, "relu")(x))
    return layers.Dropout(0.25)(dense(64, "relu")(layers.Flatten()(x)))


def vgg(x):
    for filters in (32, 64, 128):
        x = layers.MaxPooling2D()(convolution(filters, "relu")(convolution(filters, "relu")(x)))
    return layers.Flatten()(x)


def residual(x):
    x = relu(normalized(x))
    for _ in range(2):
        x = relu(layers.Add()([x, normalized(relu(normalized(x)))]))
    return layers.GlobalAveragePooling2D()(x)


def features(task, x):
    for units in HIDDEN.get(task, []):
        x = dense(units, "sigmoid" if task == "lecture" else "relu")(x)
    if task in HIDDEN:
        return x
    return layers.LSTM(128)(x) if task == "lstm" else {"lenet": lenet, "vgg": vgg, "residual": residual}[task](x)


def network(task):
    shape = SHAPES[task]
    x = Input(shape[1:] + shape[:1] if len(shape) == 3 else shape)
    return Model(x, dense(10, "sigmoid" if task == "lecture" else "softmax")(features(task, x)))
