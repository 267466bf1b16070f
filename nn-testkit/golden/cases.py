"""All cases. GoldenCases.java describes the same ones, under the same names, in nn's own words."""

from describe import *
from recurrent import lstm, recurrent

MSE = Loss("meanSquaredError")


def optimizers():
    def case(name, optimizer):
        idle = ("nesterov",) if name.endswith("WithoutMomentum") else ()
        yield Case(f"optimizers/{name}", (5,), (dense(4, "tanh"), dense(3)), MSE, optimizer, "values", idle=idle)

    def base(word):
        """Squares of short gradients would vanish beside Ftrl's own start in single precision."""
        return dict(initialAccumulator=0.001) if word == "ftrl" else {}

    def each(word, rate, own):
        shared = dict(weightDecay=0.1, clipNorm=0.05, clipValue=0.02, globalClipNorm=0.05)
        later = {
            "accumulation": dict(gradientAccumulationSteps=2),
            "ema": dict(useEma=True, emaMomentum=0.7),
            "emaOverwrite": dict(useEma=True, emaMomentum=0.6, emaOverwriteFrequency=2),
        }
        yield from case(word, Optimizer(word, rate, dict(base(word))))
        for name, options in own.items():
            yield from case(f"{word}-{name}", Optimizer(word, rate, options))
        for option, value in shared.items():
            yield from case(f"{word}-{option}", Optimizer(word, rate, base(word) | {option: value}))
        for name, options in later.items():
            yield from case(f"{word}-{name}", Optimizer(word, rate, base(word) | options))

    yield from each("sgd", 0.1, {
        "momentum": dict(momentum=0.8),
        "nesterov": dict(momentum=0.8, nesterov=True),
        "nesterovWithoutMomentum": dict(nesterov=True),
    })
    yield from each("adam", 0.01, {"beta1": dict(beta1=0.7), "beta2": dict(beta2=0.95), "epsilon": dict(epsilon=0.1),
                                     "amsgrad": dict(beta2=0.5, amsgrad=True)})
    yield from each("nadam", 0.01, {"beta1": dict(beta1=0.7), "beta2": dict(beta2=0.95), "epsilon": dict(epsilon=0.1)})
    yield from each("rmsprop", 0.01, {
        "rho": dict(rho=0.6),
        "momentum": dict(momentum=0.8),
        "epsilon": dict(epsilon=0.1),
        "centered": dict(centered=True, epsilon=1e-3),
        "centeredMomentum": dict(centered=True, momentum=0.8, rho=0.7, epsilon=1e-3),
    })
    yield from each("adagrad", 0.1, {"initialAccumulator": dict(initialAccumulator=0.5), "epsilon": dict(epsilon=0.1)})
    yield from each("adamax", 0.01, {"beta1": dict(beta1=0.7), "beta2": dict(beta2=0.7), "epsilon": dict(epsilon=0.1)})
    yield from each("adadelta", 1.0, {"rho": dict(rho=0.6), "epsilon": dict(epsilon=1e-3)})
    yield from case("adadelta-rate", Optimizer("adadelta", 0.5, base("adadelta")))
    yield from each("lion", 0.01, {"beta1": dict(beta1=0.3), "beta2": dict(beta2=0.6)})
    yield from each("ftrl", 0.1, {
        "learningRatePower": dict(learningRatePower=-0.7),
        "initialAccumulator": dict(initialAccumulator=0.5),
        "l1": dict(l1=0.02),
        "l2": dict(l2=0.3),
        "l2Shrinkage": dict(l2Shrinkage=0.1),
        "beta": dict(beta=0.2),
    })
    for word in ("sgd", "adam", "nadam", "rmsprop", "adagrad", "adamax", "lion", "ftrl"):  # At such rates Adadelta hardly moves.
        yield from case(f"{word}-schedule", Optimizer(word, "inverseTime", base(word)))
    yield from case("sgd-accumulatedAverages", Optimizer("sgd", 0.1, dict(
        momentum=0.8, weightDecay=0.1, globalClipNorm=0.05, gradientAccumulationSteps=2, useEma=True, emaMomentum=0.6,
        emaOverwriteFrequency=2)))
    yield from case("adamW", Optimizer("adam", 0.01, dict(weightDecay=0.004)))
    yield from case("sgd-nesterovClippedDecayed",
                    Optimizer("sgd", 0.1, dict(momentum=0.8, nesterov=True, weightDecay=0.1, globalClipNorm=0.05)))


def losses():
    def case(name, loss, targets, activation="linear", units=3, weighted=True, rate=0.2, **options):
        layers = (dense(4, "tanh"), dense(units, activation))
        yield Case(f"losses/{name}", (5,), layers, loss, Optimizer("sgd", rate), targets, **options)
        if weighted:
            yield Case(f"losses/{name}-weighted", (5,), layers, loss, Optimizer("sgd", rate), targets, weighted=True,
                       **options)

    yield from case("meanSquaredError", MSE, "values")
    yield from case("meanSquaredError-sigmoid", MSE, "onehot", "sigmoid")
    yield from case("meanSquaredError-uint8", MSE, "uint8", "sigmoid")
    yield from case("halfSquaredError", Loss("halfSquaredError"), "values")
    yield from case("meanAbsoluteError", Loss("meanAbsoluteError"), "values")
    yield from case("huber", Loss("huber"), "wide")
    yield from case("huber-delta", Loss("huber", dict(delta=0.4)), "wide")
    binary = "binaryCrossentropy"
    yield from case(binary, Loss(binary), "bits", "sigmoid")
    yield from case(f"{binary}-oneUnit", Loss(binary), "bits", "sigmoid", units=1)
    yield from case(f"{binary}-probabilities", Loss(binary), "probabilities", "sigmoid")
    yield from case(f"{binary}-hardSigmoid", Loss(binary), "bits", "hardSigmoid")
    yield from case(f"{binary}-logits", Loss(binary, dict(logits=True)), "bits")
    yield from case(f"{binary}-farLogits", Loss(binary, dict(logits=True)), "bits", low=-60, high=60, rate=0.01)
    yield from case(f"{binary}-smoothing", Loss(binary, dict(smoothing=0.2)), "bits", "sigmoid")
    yield from case(f"{binary}-logitsSmoothing", Loss(binary, dict(logits=True, smoothing=0.2)), "bits")
    for word, targets in (("categoricalCrossentropy", "onehot"), ("sparseCategoricalCrossentropy", "labels")):
        yield from case(word, Loss(word), targets, "softmax")
        yield from case(f"{word}-sigmoid", Loss(word), targets, "sigmoid")
        yield from case(f"{word}-logits", Loss(word, dict(logits=True)), targets)
    categorical = "categoricalCrossentropy"
    yield from case(f"{categorical}-probabilities", Loss(categorical), "distribution", "softmax")
    yield from case(f"{categorical}-smoothing", Loss(categorical, dict(smoothing=0.2)), "onehot", "softmax")
    yield from case(f"{categorical}-logitsSmoothing", Loss(categorical, dict(logits=True, smoothing=0.2)), "onehot")
    yield from case("hinge", Loss("hinge"), "signs")
    yield from case("hinge-bits", Loss("hinge"), "bits")
    yield from case("klDivergence", Loss("klDivergence"), "distribution", "softmax")
    yield from case("klDivergence-sigmoid", Loss("klDivergence"), "distribution", "sigmoid")
    yield from case("klDivergence-oneHot", Loss("klDivergence"), "onehot", "softmax")
    far = (activation("linear"), dense(3))
    for word, targets in (("categoricalCrossentropy", "onehot"), ("sparseCategoricalCrossentropy", "labels")):
        yield Case(f"losses/{word}-farLogits", (5,), far, Loss(word, dict(logits=True)), Optimizer("sgd", 0.001), targets,
                   low=-60, high=60)
    for word, targets in (("categoricalCrossentropy", "onehot"), ("sparseCategoricalCrossentropy", "labels"),
                          ("klDivergence", "distribution")):
        yield Case(f"losses/{word}-farSigmoid", (5,), (activation("linear"), dense(3, "sigmoid")), Loss(word),
                   Optimizer("sgd", 0.001), targets, low=-12, high=12)
    for loss, targets, end in (
            (MSE, "values", "linear"), (Loss("halfSquaredError"), "values", "linear"),
            (Loss("meanAbsoluteError"), "values", "linear"), (Loss("huber"), "wide", "linear"),
            (Loss(binary), "bits", "sigmoid"), (Loss("hinge"), "signs", "linear"),
            (Loss("klDivergence"), "distribution", "softmax")):
        yield Case(f"losses/{loss.type}-image", (1, 4, 5), (conv2d(2, (3, 3), end),), loss, Optimizer("sgd", 0.1),
                   targets, rows=3)
        yield Case(f"losses/{loss.type}-pairs", (5,), (dense(6), reshape(2, 3), activation(end)), loss,
                   Optimizer("sgd", 0.1), targets)
    yield from newer(case)
    for name, input, targets, *first in (("ctc", (6, 3), "spelled3"), ("ctc-tight", (4, 3), "spelled4"),
                                         ("ctc-lstm", (5, 3), "spelled2", lstm(4, sequences=True))):
        yield Case(f"losses/{name}", input, (*first, dense(4)), Loss("ctc"), Optimizer("sgd", 0.2), targets)
    yield Case("losses/ctc-weighted", (6, 3), (dense(4),), Loss("ctc"), Optimizer("sgd", 0.2), "spelled3", weighted=True)
    yield Case("losses/klDivergence-imageSigmoid", (1, 4, 5), (conv2d(2, (3, 3), "sigmoid"),), Loss("klDivergence"),
               Optimizer("sgd", 0.1), "distribution", rows=3)


def newer(case):
    yield from case("meanAbsolutePercentageError", Loss("meanAbsolutePercentageError"), "positive", rate=0.001)
    yield from case("meanSquaredLogarithmicError", Loss("meanSquaredLogarithmicError"), "positive", "softplus")
    yield from case("logCosh", Loss("logCosh"), "wide")
    yield from case("poisson", Loss("poisson"), "counts", "softplus")
    yield from case("cosineSimilarity", Loss("cosineSimilarity"), "values")
    yield from case("squaredHinge", Loss("squaredHinge"), "signs")
    yield from case("squaredHinge-bits", Loss("squaredHinge"), "bits")
    yield from case("categoricalHinge", Loss("categoricalHinge"), "onehot")
    binary, categorical = "binaryFocalCrossentropy", "categoricalFocalCrossentropy"
    yield from case(binary, Loss(binary), "bits", "sigmoid")
    yield from case(f"{binary}-probabilities", Loss(binary), "probabilities", "sigmoid")
    yield from case(f"{binary}-hardSigmoid", Loss(binary), "bits", "hardSigmoid")
    yield from case(f"{binary}-balanced", Loss(binary, dict(balanced=True)), "bits", "sigmoid")
    yield from case(f"{binary}-alpha", Loss(binary, dict(balanced=True, alpha=0.6)), "bits", "sigmoid")
    yield from case(f"{binary}-gamma", Loss(binary, dict(gamma=1.3)), "bits", "sigmoid")
    yield from case(f"{binary}-gammaBelowOne", Loss(binary, dict(gamma=0.5)), "bits", "sigmoid")
    yield from case(f"{binary}-gammaZero", Loss(binary, dict(gamma=0)), "bits", "sigmoid")
    yield from case(f"{binary}-logits", Loss(binary, dict(logits=True)), "bits")
    yield from case(f"{binary}-smoothing", Loss(binary, dict(smoothing=0.2)), "bits", "sigmoid")
    yield from case(categorical, Loss(categorical), "onehot", "softmax")
    yield from case(f"{categorical}-sigmoid", Loss(categorical), "onehot", "sigmoid")
    yield from case(f"{categorical}-probabilities", Loss(categorical), "distribution", "softmax")
    yield from case(f"{categorical}-alpha", Loss(categorical, dict(alpha=0.6)), "onehot", "softmax")
    yield from case(f"{categorical}-gamma", Loss(categorical, dict(gamma=1.3)), "onehot", "softmax")
    yield from case(f"{categorical}-logits", Loss(categorical, dict(logits=True)), "onehot")
    yield from case(f"{categorical}-smoothing", Loss(categorical, dict(smoothing=0.2)), "onehot", "softmax")
    for word, targets, end in (
            ("meanAbsolutePercentageError", "positive", "linear"), ("meanSquaredLogarithmicError", "positive", "softplus"),
            ("logCosh", "wide", "linear"), ("poisson", "counts", "softplus"), ("cosineSimilarity", "values", "linear"),
            ("squaredHinge", "signs", "linear"), ("categoricalHinge", "onehot", "linear"), (binary, "bits", "sigmoid"),
            (categorical, "onehot", "softmax"), ("categoricalCrossentropy", "onehot", "softmax"),
            ("sparseCategoricalCrossentropy", "labels", "softmax")):
        rate = Optimizer("sgd", 0.001 if word == "meanAbsolutePercentageError" else 0.1)
        yield Case(f"losses/{word}-image", (1, 4, 5), (conv2d(2, (3, 3), end),), Loss(word), rate, targets, rows=3)
        yield Case(f"losses/{word}-pairs", (5,), (dense(6), reshape(2, 3), activation(end)), Loss(word), rate, targets)
    for word, targets in ((categorical, "onehot"), ("categoricalCrossentropy", "onehot"),
                          ("sparseCategoricalCrossentropy", "labels")):
        yield Case(f"losses/{word}-imageLogits", (1, 4, 5), (conv2d(2, (3, 3)),), Loss(word, dict(logits=True)),
                   Optimizer("sgd", 0.1), targets, rows=3)
        yield Case(f"losses/{word}-pairsLogits", (5,), (dense(6), reshape(2, 3)), Loss(word, dict(logits=True)),
                   Optimizer("sgd", 0.1), targets)


ACTIVATIONS = ("linear", "sigmoid", "hardSigmoid", "tanh", "relu", "relu6", ("leakyRelu", 0.2), ("elu", 1.0), "selu",
               "gelu", "silu", "softplus", "softsign", "softmax", "exponential", "logSigmoid", "logSoftmax", "mish", "hardSilu",
               "hardTanh", ("celu", 1.0), ("softShrink", 0.5), ("hardShrink", 0.5), "tanhShrink", ("squareplus", 4.0),
               ("threshold", 0.3, 0.1), "sparsePlus", "sparseSigmoid", "sparsemax", "glu")
OTHER_ACTIVATIONS = (("leakyRelu", 0.3), ("elu", 0.5), ("celu", 0.5), ("softShrink", 0.2), ("hardShrink", 0.2),
                     ("squareplus", 1.0), ("threshold", -1.0, 0.5))


def activations():
    for function in ACTIVATIONS + OTHER_ACTIVATIONS:
        word = function if isinstance(function, str) else function[0]
        suffix = "-alpha" if function in OTHER_ACTIVATIONS else ""
        low, high = (-1, 1) if word in ("exponential", "sparsemax") else (-5, 5)
        rate = Optimizer("sgd", 0.002 if word == "exponential" else 0.02)
        yield Case(f"activations/{word}{suffix}", (5,), (dense(6, function), dense(3)), MSE, rate, "values", low=low, high=high)
        yield Case(f"activations/{word}{suffix}-layer", (5,), (dense(6), activation(function), dense(3)), MSE, rate,
                   "values", low=low, high=high)
        if not suffix:
            yield Case(f"activations/{word}-image", (2, 4, 3), (conv2d(4 if word == "glu" else 3, (2, 2), function), flatten(), dense(2)), MSE,
                       rate, "values", rows=3, low=max(low, -4), high=min(high, 4))
    yield Case("activations/layer", (5,), (dense(4), activation("tanh"), dense(3), activation("sigmoid")), MSE,
               Optimizer("sgd", 0.3), "probabilities")


def layers():
    def flat(name, *layers, rate=0.1, **options):
        return Case(f"layers/{name}", (5,), layers, MSE, Optimizer("sgd", rate), "values", **options)

    def image(name, *layers, input=(2, 7, 6), rate=0.05, **options):
        options.setdefault("rows", 2)
        return Case(f"layers/{name}", input, layers, MSE, Optimizer("sgd", rate), "values", **options)

    yield flat("dense", dense(3))
    yield flat("dense-deep", dense(6, "tanh"), dense(5, "sigmoid"), dense(4, "tanh"), dense(2))
    yield flat("dense-noBias", dense(4, "tanh", bias=False), dense(3))
    yield flat("dense-oneRow", dense(4, "tanh"), dense(3), rows=1)
    yield flat("dense-oneUnit", dense(1))
    yield flat("dense-uint8", dense(4, "tanh"), dense(3), inputs="uint8", low=0, high=3)
    yield flat("dense-int32", dense(4, "tanh"), dense(3), inputs="int32", low=-2, high=3)
    yield flat("dense-rawPixels", dense(4, "sigmoid"), dense(3, "sigmoid"), inputs="uint8", low=0, high=256, rate=0.01)
    for name, penalty in (("L1", (0.02, 0.0)), ("L2", (0.0, 0.03)), ("L1L2", (0.02, 0.03))):
        yield flat(f"dense-kernel{name}", dense(4, "tanh", kernel_penalty=penalty), dense(3))
        yield flat(f"dense-bias{name}", dense(4, "tanh", bias_penalty=penalty), dense(3))
        yield flat(f"dense-activity{name}", dense(4, "tanh", activity=penalty), dense(3))
    for name, kernel, bias in (("MaxNorm", ("maxNorm", 0.9), ("maxNorm", 0.3)),
                               ("NonNegative", ("nonNegative",), ("nonNegative",))):
        yield flat(f"dense-kernel{name}", dense(4, "tanh", kernel_constraint=kernel), dense(3))
        yield flat(f"dense-bias{name}", dense(4, "tanh", bias_constraint=bias), dense(3))
    yield flat("dense-frozen", dense(4, "tanh"), dense(3), frozen=("dense",))
    yield flat("dense-frozenPenalty", dense(4, "tanh", kernel_penalty=(0.02, 0.03), activity=(0.02, 0.03)), dense(3),
               frozen=("dense",), idle=("kernel_penalty",))
    yield flat("dense-frozenConstraint", dense(4, "tanh", kernel_constraint=("maxNorm", 0.5)), dense(3),
               frozen=("dense",), idle=("kernel_constraint",))

    conv = {
        "conv2D": dict(size=(3, 3)),
        "conv2D-wide": dict(size=(2, 3)),
        "conv2D-one": dict(size=(1, 1)),
        "conv2D-whole": dict(size=(7, 6)),
        "conv2D-strides": dict(size=(3, 3), strides=(2, 2)),
        "conv2D-stridesUnequal": dict(size=(3, 2), strides=(1, 3)),
        "conv2D-stridesBeyondKernel": dict(size=(2, 1), strides=(3, 2)),
        "conv2D-same": dict(size=(3, 3), same=True),
        "conv2D-sameEven": dict(size=(2, 4), same=True),
        "conv2D-sameStrides": dict(size=(3, 3), strides=(2, 2), same=True),
        "conv2D-sameStridesUnequal": dict(size=(4, 3), strides=(3, 2), same=True),
        "conv2D-dilation": dict(size=(3, 2), dilation=2),
        "conv2D-sameDilation": dict(size=(3, 2), dilation=2, same=True),
        "conv2D-noBias": dict(size=(3, 3), bias=False),
        "conv2D-kernelL1L2": dict(size=(3, 3), kernel_penalty=(0.02, 0.03)),
        "conv2D-biasL1L2": dict(size=(3, 3), bias_penalty=(0.02, 0.03)),
        "conv2D-activityL1L2": dict(size=(3, 3), activity=(0.002, 0.003)),
        "conv2D-kernelMaxNorm": dict(size=(3, 3), kernel_constraint=("maxNorm", 0.8)),
        "conv2D-biasMaxNorm": dict(size=(3, 3), bias_constraint=("maxNorm", 0.3)),
        "conv2D-kernelNonNegative": dict(size=(3, 3), kernel_constraint=("nonNegative",)),
        "conv2D-biasNonNegative": dict(size=(3, 3), bias_constraint=("nonNegative",)),
    }
    for name, options in conv.items():
        yield image(name, conv2d(3, activation="tanh", **options), flatten(), dense(2))
    yield image("conv2D-oneRow", conv2d(3, (3, 3), "relu"), flatten(), dense(2), rows=1)
    yield image("conv2D-deep", conv2d(3, (3, 3), "tanh"), conv2d(2, (2, 2), "tanh", strides=(2, 2)), flatten(), dense(2))
    yield image("conv2D-frozen", conv2d(3, (3, 3), "tanh"), conv2d(2, (2, 2), "tanh"), flatten(), dense(2),
                frozen=("conv2d",))
    yield image("conv2D-uint8", rescaling((1 / 255,), (0,)), conv2d(3, (3, 3), "tanh"), flatten(), dense(2),
                inputs="uint8", low=0, high=256)

    pools = {
        "": dict(size=(2, 2)),
        "-unequal": dict(size=(3, 2)),
        "-overlapping": dict(size=(3, 3), strides=(1, 2)),
        "-gaps": dict(size=(2, 1), strides=(3, 2)),
        "-whole": dict(size=(6, 5)),
        "-same": dict(size=(3, 2), same=True),
        "-sameOverlapping": dict(size=(3, 3), strides=(2, 2), same=True),
        "-sameEven": dict(size=(4, 2), strides=(1, 1), same=True),
    }
    for name, options in pools.items():
        for word, pool in (("maxPool2D", max_pool2d), ("averagePool2D", average_pool2d)):
            yield image(word + name, conv2d(2, (2, 2), "tanh"), pool(**options), flatten(), dense(2))
    yield image("maxPool2D-sameNegative", max_pool2d((3, 3), (2, 2), True), conv2d(2, (2, 2), "tanh"), flatten(), dense(2),
                low=-2, high=-1)
    yield image("globalAveragePool2D", conv2d(3, (2, 3), "tanh"), global_average_pool2d(), dense(2))
    yield image("globalMaxPool2D", conv2d(3, (2, 3), "tanh"), global_max_pool2d(), dense(2))

    yield image("zeroPadding2D", conv2d(2, (2, 2), "tanh"), zero_padding2d(1, 1, 1, 1), conv2d(2, (3, 3), "tanh"),
                flatten(), dense(2), input=(1, 4, 5))
    yield image("zeroPadding2D-unequal", conv2d(2, (2, 2), "tanh"), zero_padding2d(0, 2, 3, 4), conv2d(2, (3, 3), "tanh"),
                flatten(), dense(2), input=(1, 4, 5))
    for name, added, pool in (
            ("maxPool2D", (1, 1, 1, 1), max_pool2d((2, 2))),
            ("maxPool2DWide", (2, 3, 2, 2), max_pool2d((2, 2))),
            ("maxPool2DSame", (1, 2, 0, 1), max_pool2d((3, 2), (2, 2), True)),
            ("averagePool2D", (1, 1, 1, 1), average_pool2d((2, 2))),
            ("averagePool2DWide", (2, 1, 2, 2), average_pool2d((1, 1), (2, 2))),
            ("averagePool2DSame", (1, 2, 0, 1), average_pool2d((2, 2), (2, 2), True))):
        yield image(f"zeroPadding2D-{name}", conv2d(2, (2, 2), "tanh"), zero_padding2d(*added), pool, flatten(), dense(2),
                    input=(1, 4, 5))
    for name, layer in (
            ("", up_sampling2d()),
            ("-unequal", up_sampling2d(3, 1)),
            ("-bilinear", up_sampling2d(interpolation="bilinear")),
            ("-bilinearUnequal", up_sampling2d(3, 4, "bilinear"))):
        yield image(f"upSampling2D{name}", conv2d(2, (2, 2), "tanh"), layer, conv2d(2, (3, 3), "tanh"), flatten(), dense(2),
                    input=(1, 4, 5))
    yield image("flatten", conv2d(2, (2, 2), "tanh"), flatten(), dense(2), input=(3, 3, 4))
    yield flat("reshape", dense(12, "tanh"), reshape(2, 3, 2), conv2d(2, (2, 2), "tanh"), reshape(4), dense(2))
    yield image("reshape-image", reshape(3, 2, 4), conv2d(2, (2, 2), "tanh"), flatten(), dense(2), input=(2, 4, 3))

    yield flat("activityRegularization", dense(4, "tanh"), activity_regularization(0.02, 0.03), dense(3))
    yield image("activityRegularization-image", conv2d(2, (2, 2), "tanh"), activity_regularization(0.002, 0.003),
                flatten(), dense(2), input=(1, 4, 5))
    yield flat("dropout-zero", dense(4, "tanh"), dropout(0.0), dense(3))

    batch = {
        "": {},
        "-momentum": dict(momentum=0.6),
        "-epsilon": dict(epsilon=0.3),
        "-noCenter": dict(center=False),
        "-noScale": dict(scale=False),
        "-plain": dict(center=False, scale=False),
    }
    for name, options in batch.items():
        yield flat(f"batchNormalization{name}", dense(4, "tanh"), batch_normalization(**options), dense(3))
    yield flat("batchNormalization-frozen", dense(4, "tanh"), batch_normalization(momentum=0.6), dense(3),
               frozen=("batch_normalization",), idle=("momentum",))
    yield flat("batchNormalization-first", batch_normalization(), dense(3))
    yield image("batchNormalization-image", conv2d(2, (2, 2), bias=False), batch_normalization(momentum=0.9),
                activation("tanh"), flatten(), dense(2), input=(2, 4, 5), rows=3)
    yield image("batchNormalization-imageOptions", conv2d(2, (2, 2), "tanh"),
                batch_normalization(0.7, 0.2, False, True), flatten(), dense(2), input=(2, 4, 5), rows=3)
    yield image("batchNormalization-imageFrozen", conv2d(2, (2, 2), "tanh"), batch_normalization(), flatten(), dense(2),
                input=(2, 4, 5), rows=3, frozen=("batch_normalization",))

    for name, options in (("", {}), ("-epsilon", dict(epsilon=0.3)), ("-noCenter", dict(center=False)),
                          ("-noScale", dict(scale=False)), ("-plain", dict(center=False, scale=False))):
        yield flat(f"layerNormalization{name}", dense(4, "tanh"), layer_normalization(**options), dense(3))
    yield image("layerNormalization-image", conv2d(3, (2, 2), "tanh"), layer_normalization(), flatten(), dense(2),
                input=(2, 4, 5))

    yield flat("rescaling", rescaling((0.5,), (-0.25,)), dense(3))
    yield flat("rescaling-inner", dense(4, "tanh"), rescaling((0.5,), (-0.25,)), dense(3))
    yield flat("normalization", normalization((0.5, -1.0, 2.0, 0.0, 0.25), (4.0, 0.25, 1.0, 2.0, 0.5)), dense(3),
               low=-3, high=3)
    yield image("normalization-image", normalization((0.5, -1.0), (4.0, 0.25)), conv2d(2, (2, 2), "tanh"), flatten(),
                dense(2), input=(2, 4, 5), low=-3, high=3)

    yield flat("layerNormalization-pairs", dense(6, "tanh"), reshape(2, 3), layer_normalization(), flatten(), dense(2))
    yield flat("activation-softmaxPairs", dense(6), reshape(2, 3), activation("softmax"), flatten(), dense(2))
    yield flat("normalization-pairs", dense(6, "tanh"), reshape(2, 3),
               normalization((0.5, -1.0, 0.0), (4.0, 0.25, 0.5)), flatten(), dense(2))
    yield flat("block", block(dense(4, "tanh"), dense(4, "tanh")), block(dense(3)))
    yield flat("residual", dense(4, "tanh"), residual(dense(6, "tanh"), dense(4)), dense(3))
    yield flat("residual-first", residual(dense(5, "tanh")), dense(3))
    yield flat("residual-last", dense(3, "tanh"), residual(dense(3, "tanh")))
    yield flat("residual-shortcut", residual(dense(4, "tanh"), dense(3), shortcut=(dense(3),)))
    yield flat("residual-nested", residual(dense(5, "tanh"), residual(dense(5, "tanh"))), dense(3))
    yield flat("residual-frozen", dense(4, "tanh"), residual(dense(6, "tanh"), dense(4)), dense(3), frozen=("residual",))
    yield image("residual-image", conv2d(2, (2, 2), "tanh"),
                residual(conv2d(3, (3, 3), "tanh", strides=(2, 2), same=True), conv2d(3, (3, 3), same=True),
                         shortcut=(conv2d(3, (1, 1), strides=(2, 2), same=True),)),
                activation("tanh"), flatten(), dense(2), input=(1, 5, 6))


def random():
    """What is drawn here leaves no choice, or does not matter."""
    def flat(name, *layers):
        return Case(f"layers/{name}", (5,), layers, MSE, Optimizer("sgd", 0.1), "values")

    def image(name, *layers, input=(1, 4, 5), **options):
        return Case(f"layers/{name}", input, layers, MSE, Optimizer("sgd", 0.05), "values", rows=2, **options)

    for name, layer in (("gaussianNoise", gaussian_noise(0.0)), ("gaussianDropout", gaussian_dropout(0.0)),
                        ("alphaDropout", alpha_dropout(0.0))):
        yield flat(f"{name}-zero", dense(4, "tanh"), layer, dense(3))
    yield flat("spatialDropout1D-zero", dense(6, "tanh"), reshape(2, 3), spatial_dropout1d(0.0), flatten(), dense(2))
    yield image("spatialDropout2D-zero", conv2d(2, (2, 2), "tanh"), spatial_dropout2d(0.0), flatten(), dense(2))

    def within(name, layer):
        return image(name, conv2d(2, (2, 2), "tanh"), layer, conv2d(2, (3, 3), "tanh"), flatten(), dense(2),
                     input=(1, 6, 7))

    def averaged(name, *layers, **options):
        return image(name, *layers, global_average_pool2d(), dense(2), **options)

    ways = (("", {}), ("-constant", dict(fill="constant", value=0.5)), ("-zeros", dict(fill="constant")),
            ("-wrap", dict(fill="wrap")), ("-edges", dict(fill="nearest")),
            ("-nearest", dict(interpolation="nearest")),
            ("-nearestConstant", dict(fill="constant", value=-0.7, interpolation="nearest")),
            ("-nearestWrap", dict(fill="wrap", interpolation="nearest")))
    for name, way in ways:
        yield within(f"randomTranslation{name}", random_translation(0.337, -0.783, **way))
        yield within(f"randomZoom{name}", random_zoom(0.837, -0.383, **way))
        yield within(f"randomRotation{name}", random_rotation(0.137, **way))
    yield within("randomTranslation-far", random_translation(-0.963, 0.171))
    yield within("randomZoom-alike", random_zoom(-0.237))
    yield within("randomZoom-wider", random_zoom(0.437, 0.913))
    yield within("randomRotation-back", random_rotation(-0.371))
    for name, mode in (("", "horizontal_and_vertical"), ("-horizontal", "horizontal"), ("-vertical", "vertical")):
        yield averaged(f"randomFlip{name}", conv2d(2, (2, 2), "tanh"), random_flip(mode))
    small = rescaling((1 / 255,), (0,))
    yield averaged("randomContrast", random_contrast(0.2, 0.2), small, input=(2, 4, 5), low=70, high=150)
    yield averaged("randomContrast-range", conv2d(2, (2, 2), "tanh"), random_contrast(0.3, 0.6, (-9, 8)))
    yield averaged("randomBrightness", random_brightness(0.1), small, input=(2, 4, 5), low=70, high=150)
    yield within("randomBrightness-range", random_brightness(-0.07, (-3, 5)))
    yield within("randomCrop", random_crop(5, 6))
    yield image("randomCrop-first", random_crop(3, 4), conv2d(2, (2, 2), "tanh"), flatten(), dense(2), input=(2, 3, 4))


def sequences():
    # Decay moves key biases, too, through which no gradient passes: they add as much to all scores of a query.
    decaying = Optimizer("sgd", 0.1, dict(weightDecay=0.1))

    def sequence(name, *layers, **options):
        return Case(f"layers/{name}", (5, 4), (dense(6, "tanh"), *layers, flatten(), dense(2)), MSE, decaying, "values",
                    rows=2, **options)

    yield sequence("dense-sequence")
    yield sequence("batchNormalization-sequence", batch_normalization(momentum=0.9))
    yield sequence("rmsNormalization", rms_normalization())
    yield sequence("rmsNormalization-epsilon", rms_normalization(epsilon=0.3))
    yield Case("layers/rmsNormalization-image", (2, 4, 5),
               (conv2d(3, (2, 2), "tanh"), rms_normalization(), flatten(), dense(2)), MSE, Optimizer("sgd", 0.05), "values",
               rows=2)
    yield sequence("positionEmbedding", position_embedding(5))
    yield sequence("positionEmbedding-long", position_embedding(7))
    yield sequence("sinePositionEncoding", sine_position_encoding())
    yield sequence("sinePositionEncoding-maxWavelength", sine_position_encoding(50.0))
    owned = dict(noBias=dict(bias=False), kernelL1L2=dict(kernel_penalty=(0.02, 0.03)),
                 biasL1L2=dict(bias_penalty=(0.02, 0.03)), activityL1L2=dict(activity=(0.002, 0.003)),
                 kernelMaxNorm=dict(kernel_constraint=("maxNorm", 0.7)), biasMaxNorm=dict(bias_constraint=("maxNorm", 0.3)))
    yield sequence("multiHeadAttention", multi_head_attention(2, 3))
    for name, options in dict(owned, causal=dict(causal=True), slidingWindow=dict(window=2),
                              causalWindow=dict(causal=True, window=3), valueDim=dict(value_dim=4),
                              outputDim=dict(output_dim=5)).items():
        yield sequence(f"multiHeadAttention-{name}", multi_head_attention(3, 2, **options))
    for name, options in {"": {}, "-scale": dict(scale=True), "-concat": dict(concat=True), "-causal": dict(causal=True),
                          "-concatScaleCausal": dict(scale=True, concat=True, causal=True)}.items():
        yield sequence(f"attention{name}", attention(**options))
    for name, options in {"": {}, "-noScale": dict(scale=False), "-causal": dict(causal=True)}.items():
        yield sequence(f"additiveAttention{name}", additive_attention(**options))
    yield sequence("transformerBlock", transformer_block(2, 8))
    for name, options in dict(owned, causal=dict(causal=True), normalizeFirst=dict(normalize_first=True),
                              epsilon=dict(epsilon=0.3), gelu=dict(activation="gelu"), elu=dict(activation=("elu", 0.5))).items():
        yield sequence(f"transformerBlock-{name}", transformer_block(3, 7, **options))


def filters():
    """Convolutions of other kinds, and what goes with them."""
    def image(name, *layers, input=(2, 5, 6), rate=0.05, **options):
        options.setdefault("rows", 2)
        return Case(f"layers/{name}", input, layers + (flatten(), dense(2)), MSE, Optimizer("sgd", rate), "values", **options)

    def each(word, layer, cases, input=(2, 5, 6)):
        for name, options in cases.items():
            options = dict(dict(activation="tanh"), **options)
            yield image(f"{word}-{name}" if name else word, layer(**options), input=input)

    both = dict(kernel_penalty=(0.02, 0.03), bias_penalty=(0.02, 0.03), activity=(0.002, 0.003))
    within = dict(kernel_constraint=("maxNorm", 0.8), bias_constraint=("maxNorm", 0.3))
    curved = dict(activation=("elu", 0.5), bias=False)
    yield image("conv2D-groups", conv2d(6, (3, 2), "tanh", groups=2), input=(4, 5, 6))
    yield image("conv2D-groupsDeep", conv2d(2, (2, 2), "tanh"), conv2d(4, (2, 3), "tanh", strides=(2, 1), same=True, groups=2))
    yield image("conv2D-dilationUnequal", conv2d(3, (3, 2), "tanh", dilation=(1, 2)))

    yield from each("conv2DTranspose", conv2d_transpose, {
        "": dict(filters=3, size=(3, 3)),
        "strides": dict(filters=2, size=(3, 2), strides=(2, 3)),
        "stridesBeyondKernel": dict(filters=3, size=(1, 2), strides=(3, 2)),
        "same": dict(filters=3, size=(3, 4), same=True),
        "sameStrides": dict(filters=2, size=(3, 2), strides=(2, 3), same=True),
        "sameStridesBeyondKernel": dict(filters=2, size=(1, 2), strides=(2, 3), same=True),
        "outputPadding": dict(filters=2, size=(3, 2), strides=(2, 3), more=(1, 0)),
        "sameOutputPadding": dict(filters=2, size=(4, 3), strides=(2, 2), same=True, more=(0, 1)),
        "dilation": dict(filters=3, size=(2, 3), dilation=(3, 2)),
        "sameDilation": dict(filters=3, size=(2, 3), dilation=(1, 2), same=True),
        "curved": dict(filters=3, size=(2, 2), **curved),
        "penalties": dict(filters=3, size=(2, 2), **both),
        "constraints": dict(filters=3, size=(2, 2), **within),
    }, (2, 3, 4))
    yield image("conv2DTranspose-deep", conv2d(3, (2, 2), "tanh"),
                conv2d_transpose(2, (3, 3), "tanh", strides=(2, 2), same=True), input=(2, 4, 3))

    yield from each("depthwiseConv2D", depthwise_conv2d, {
        "": dict(size=(3, 3)),
        "multiplier": dict(size=(2, 3), multiplier=3),
        "strides": dict(size=(3, 2), strides=(2, 2)),
        "same": dict(size=(3, 4), same=True),
        "sameStrides": dict(size=(3, 2), strides=(2, 2), same=True, multiplier=2),
        "dilation": dict(size=(2, 3), dilation=(3, 2)),
        "curved": dict(size=(2, 2), **curved),
        "penalties": dict(size=(2, 2), **both),
        "constraints": dict(size=(2, 2), **within),
    })
    yield image("depthwiseConv2D-deep", conv2d(3, (2, 2), "tanh"),
                depthwise_conv2d((3, 2), "tanh", strides=(2, 2), same=True, multiplier=2))
    deep = dict(depthwise_penalty=(0.03, 0.02), **both)
    yield from each("separableConv2D", separable_conv2d, {
        "": dict(filters=3, size=(3, 3)),
        "multiplier": dict(filters=2, size=(2, 3), multiplier=3),
        "strides": dict(filters=3, size=(3, 2), strides=(2, 2)),
        "sameStrides": dict(filters=3, size=(3, 2), strides=(2, 2), same=True),
        "dilation": dict(filters=3, size=(2, 3), dilation=(3, 2)),
        "curved": dict(filters=3, size=(2, 2), **curved),
        "penalties": dict(filters=3, size=(2, 2), **deep),
        "constraints": dict(filters=3, size=(2, 2), depthwise_constraint=("maxNorm", 0.7), **within),
    })

    first = conv2d(2, (2, 2), "tanh")
    yield image("cropping2D", first, cropping2d(1, 1, 1, 1), input=(1, 5, 6))
    yield image("cropping2D-unequal", first, cropping2d(2, 0, 0, 3), input=(1, 5, 6))
    yield image("permute", first, permute(2, 3, 1), input=(1, 4, 3))
    yield image("prelu-shared", conv2d(2, (2, 2)), prelu(shared=(2, 3)), input=(1, 5, 6))
    yield image("groupNormalization-image", conv2d(4, (2, 2), "tanh"), group_normalization(2), input=(1, 5, 4))
    yield image("groupNormalization-each", conv2d(4, (2, 2), "tanh"), group_normalization(4, 0.2), input=(1, 5, 4))
    yield image("unitNormalization-image", conv2d(3, (2, 2), "tanh"), unit_normalization(), input=(1, 5, 4))


def series():
    def flat(name, *layers, rate=0.1, **options):
        return Case(f"layers/{name}", (5,), layers, MSE, Optimizer("sgd", rate), "values", **options)

    def sequence(name, *layers, input=(7, 4), rate=0.05, **options):
        options.setdefault("rows", 2)
        return Case(f"layers/{name}", input, layers + (flatten(), dense(2)), MSE, Optimizer("sgd", rate), "values", **options)

    def each(word, layer, cases, input=(7, 4)):
        for name, options in cases.items():
            options = dict(dict(activation="tanh"), **options)
            yield sequence(f"{word}-{name}" if name else word, layer(**options), input=input)

    both = dict(kernel_penalty=(0.02, 0.03), bias_penalty=(0.02, 0.03), activity=(0.002, 0.003))
    within = dict(kernel_constraint=("maxNorm", 0.8), bias_constraint=("maxNorm", 0.3))
    curved = dict(activation=("elu", 0.5), bias=False)
    yield from each("conv1D", conv1d, {
        "": dict(filters=3, size=3),
        "one": dict(filters=2, size=1),
        "strides": dict(filters=3, size=3, strides=2),
        "stridesBeyondKernel": dict(filters=3, size=2, strides=3),
        "same": dict(filters=3, size=4, padding="same"),
        "sameStrides": dict(filters=3, size=3, strides=2, padding="same"),
        "causal": dict(filters=3, size=3, padding="causal"),
        "causalStrides": dict(filters=3, size=3, strides=2, padding="causal"),
        "causalDilation": dict(filters=3, size=2, dilation=2, padding="causal"),
        "dilation": dict(filters=3, size=3, dilation=2),
        "groups": dict(filters=6, size=3, groups=2),
        "curved": dict(filters=3, size=2, **curved),
        "penalties": dict(filters=3, size=2, **both),
        "constraints": dict(filters=3, size=2, **within),
    })
    for name, options in (("deep", dict(size=3, strides=2)), ("deepDilation", dict(size=3, dilation=2, padding="causal")),
                          ("deepGroups", dict(size=2, padding="same", groups=2))):
        yield sequence(f"conv1D-{name}", conv1d(4, 2, "tanh"), conv1d(2, activation="tanh", **options))
    yield from each("conv1DTranspose", conv1d_transpose, {
        "": dict(filters=3, size=3),
        "strides": dict(filters=3, size=3, strides=2),
        "sameStrides": dict(filters=2, size=2, strides=3, same=True),
        "outputPadding": dict(filters=2, size=3, strides=2, more=1),
        "sameOutputPadding": dict(filters=2, size=4, strides=3, same=True, more=2),
        "dilation": dict(filters=3, size=2, dilation=3),
        "curved": dict(filters=3, size=2, **curved),
        "penalties": dict(filters=3, size=2, **both),
        "constraints": dict(filters=3, size=2, **within),
    }, (4, 3))
    yield from each("depthwiseConv1D", depthwise_conv1d, {
        "": dict(size=3),
        "multiplier": dict(size=2, multiplier=3),
        "sameStrides": dict(size=3, strides=2, same=True),
        "dilation": dict(size=2, dilation=3),
        "curved": dict(size=2, **curved),
        "penalties": dict(size=2, **both),
        "constraints": dict(size=2, **within),
    }, (7, 3))
    deep = dict(depthwise_penalty=(0.03, 0.02), **both)
    yield from each("separableConv1D", separable_conv1d, {
        "": dict(filters=3, size=3),
        "multiplier": dict(filters=2, size=2, multiplier=3),
        "sameStrides": dict(filters=3, size=3, strides=2, same=True),
        "dilation": dict(filters=3, size=2, dilation=3),
        "curved": dict(filters=3, size=2, **curved),
        "penalties": dict(filters=3, size=2, **deep),
        "constraints": dict(filters=3, size=2, depthwise_constraint=("maxNorm", 0.7), **within),
    }, (7, 3))
    first = conv1d(3, 2, "tanh")
    for name, options in (("", dict(size=2)), ("-overlapping", dict(size=3, strides=2)),
                          ("-same", dict(size=4, same=True)), ("-sameOverlapping", dict(size=3, strides=2, same=True))):
        for word, pool in (("maxPool1D", max_pool1d), ("averagePool1D", average_pool1d)):
            yield sequence(word + name, first, pool(**options), input=(8, 2))
    for word, pool in (("globalMaxPool1D", global_max_pool1d), ("globalAveragePool1D", global_average_pool1d)):
        yield Case(f"layers/{word}", (7, 2), (first, pool(), dense(2)), MSE, Optimizer("sgd", 0.05), "values", rows=2)
    yield sequence("upSampling1D", first, up_sampling1d(), conv1d(2, 3, "tanh"), input=(5, 2))
    yield sequence("upSampling1D-three", first, up_sampling1d(3), conv1d(2, 3, "tanh"), input=(5, 2))
    yield sequence("zeroPadding1D", first, zero_padding1d(1, 1), conv1d(2, 3, "tanh"), input=(5, 2))
    yield sequence("zeroPadding1D-unequal", first, zero_padding1d(0, 2), conv1d(2, 3, "tanh"), input=(5, 2))
    yield sequence("cropping1D", first, cropping1d(1, 1), input=(6, 2))
    yield sequence("cropping1D-unequal", first, cropping1d(0, 2), input=(6, 2))
    yield sequence("permute-sequence", first, permute(2, 1), input=(5, 2))
    yield sequence("dense-sequenceFirst", dense(3, "tanh", kernel_penalty=(0.02, 0.03)), dense(2, bias=False), input=(5, 2))
    yield sequence("prelu-sequence", conv1d(3, 2), prelu(alpha_penalty=(0.02, 0.03), alpha_constraint=("maxNorm", 0.5)),
                   input=(5, 2))
    yield sequence("layerNormalization-sequence", first, layer_normalization(), input=(5, 2))
    yield sequence("groupNormalization-sequence", conv1d(4, 2, "tanh"), group_normalization(2), input=(5, 2))
    yield sequence("unitNormalization-sequence", first, unit_normalization(), input=(5, 2))
    yield flat("repeatVector", dense(3, "tanh"), repeat_vector(2), conv1d(2, 2, "tanh"), flatten(), dense(2))
    yield flat("repeatVector-three", dense(3, "tanh"), repeat_vector(3), conv1d(2, 2, "tanh"), flatten(), dense(2))
    yield flat("prelu", dense(4), prelu(), dense(3))
    for name, options in (("", {}), ("-epsilon", dict(epsilon=0.3)), ("-noCenter", dict(center=False)),
                          ("-noScale", dict(scale=False))):
        yield flat(f"groupNormalization{name}", dense(6, "tanh"), group_normalization(3, **options), dense(3))
    yield flat("unitNormalization", dense(4, "tanh"), unit_normalization(), dense(3))


def networks():
    lenet = (conv2d(3, (3, 3), "relu", same=True), max_pool2d((2, 2)), conv2d(4, (3, 3), "relu"), flatten(),
             dense(5, "relu"), dense(3, "softmax"))
    yield Case("networks/convolutional", (1, 8, 8), lenet, Loss("sparseCategoricalCrossentropy"), Optimizer("adam", 0.002),
               "labels", rows=3)

    def normalized(filters, strides=1):
        return (conv2d(filters, (3, 3), strides=(strides, strides), same=True, bias=False), batch_normalization(),
                activation("tanh"), conv2d(filters, (3, 3), same=True, bias=False), batch_normalization())

    resnet = (conv2d(2, (3, 3), same=True, bias=False), batch_normalization(), activation("tanh"),
              residual(*normalized(2)), activation("tanh"),
              residual(*normalized(3, 2),
                       shortcut=(conv2d(3, (1, 1), strides=(2, 2), same=True, bias=False), batch_normalization())),
              activation("tanh"), global_average_pool2d(), dense(3, "softmax"))
    yield Case("networks/residual", (1, 6, 6), resnet, Loss("categoricalCrossentropy", dict(smoothing=0.1)),
               Optimizer("sgd", 0.05, dict(momentum=0.9, weightDecay=0.01)), "onehot", rows=4)
    autoencoder = (dense(3, "sigmoid", activity=(0.01, 0.0)), dense(6, "sigmoid"))
    yield Case("networks/autoencoder", (6,), autoencoder, Loss("binaryCrossentropy"), Optimizer("rmsprop", 0.01),
               "probabilities")
    regularized = (dense(6, "relu", kernel_penalty=(0.001, 0.002), kernel_constraint=("maxNorm", 1.5)),
                   batch_normalization(), dense(4, ("elu", 1.0), bias_penalty=(0.0, 0.01)), dense(1))
    yield Case("networks/regularized", (5,), regularized, Loss("huber"),
               Optimizer("nadam", 0.005, dict(clipNorm=0.2)), "wide", weighted=True)


CASES = [case for group in (optimizers, losses, activations, layers, random, sequences, filters, series, recurrent,
                                networks)
         for case in group()]
