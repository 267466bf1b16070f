"""Writes the golden files of networks that are graphs, and checks them in PyTorch. See README.md."""

import argparse
import pathlib
import sys
import zlib
from dataclasses import dataclass, replace

import numpy as np

import reference  # Chooses the backend, and must come before Keras.
import torch
from keras import Input, Model, layers, ops

import check
from describe import *
from recurrent import GATES, bidirectional, gru, lstm, simple_rnn
from generate import ABSOLUTE, HEADROOM, NUDGE, RELATIVE, TRIES, apart, line, rounded, start

HERE = pathlib.Path(__file__).parent
STEPS = reference.STEPS
MSE = Loss("meanSquaredError")


@dataclass(frozen=True, eq=False)
class Symbol:
    """What a layer makes of others, or an input, whose rows are drawn between low and high."""
    layer: Layer
    sources: tuple = ()
    low: float = -1.5
    high: float = 1.5
    kind: str = "float32"

    def then(self, *chained):
        symbol = self
        for layer in chained:
            symbol = Symbol(layer, (symbol,))
        return symbol

    def output(self, index):
        return Symbol(Layer("Output", dict(index=index)), (self,))


@dataclass(frozen=True)
class Graph:
    name: str
    inputs: tuple
    outputs: tuple
    losses: tuple = (MSE,)
    targets: tuple = ("values",)
    optimizer: Optimizer = Optimizer("sgd", 0.1)
    weights: tuple = (1.0,)
    weighted: tuple = (False,)
    frozen: tuple = ()
    rows: int = 4


def source(name, *shape, **drawn):
    return Symbol(Layer("Input", dict(name=name, shape=shape)), **drawn)


def share(name, *children):
    return Layer("Shared", dict(name=name), children)


def merge(kind, *sources, **options):
    return Symbol(Layer(kind, options), sources)


def in_order(outputs):
    """Lists what the outputs come from, each after what goes in, as nn does."""
    found = []

    def add(symbol):
        if symbol not in found:
            for each in symbol.sources:
                add(each)
            found.append(symbol)

    for output in outputs:
        add(output)
    return [each for each in found if each.layer.type != "Input"]


class MaskedBy(layers.Layer):
    """Sets the mask that Keras's layers set for themselves alone."""

    def call(self, inputs):
        return ops.add(inputs[0], 0.0)

    def compute_mask(self, inputs, previous_mask=None):
        sequence, by = inputs
        if by.shape[1] == sequence.shape[1]:
            return ops.not_equal(by, 0)
        return ops.less(ops.arange(sequence.shape[1], dtype=by.dtype)[None, :], by)


class Begun(layers.Layer):
    """Begins with states; Keras hands the mask of a sequence on only if nothing else goes in, or it is said."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def build(self, shapes):
        self.inner.build(shapes[0])

    def compute_output_shape(self, shapes):
        return self.inner.compute_output_shape(shapes[0])

    def compute_mask(self, inputs, previous_mask=None):
        return self.inner.compute_mask(inputs[0], previous_mask[0])

    def call(self, inputs, mask=None):
        return self.inner(inputs[0], initial_state=list(inputs[1:]), mask=None if mask is None else mask[0])


MERGES = {
    "Add": lambda layer, rank: layers.Add(),
    "Subtract": lambda layer, rank: layers.Subtract(),
    "Multiply": lambda layer, rank: layers.Multiply(),
    "Average": lambda layer, rank: layers.Average(),
    "Maximum": lambda layer, rank: layers.Maximum(),
    "Minimum": lambda layer, rank: layers.Minimum(),
    "Concatenate": lambda layer, rank: layers.Concatenate(axis=layer.axis or reference.features(rank)),
    "Dot": lambda layer, rank: layers.Dot(layer.axes, normalize=layer.normalize),
    "MaskedBy": lambda layer, rank: MaskedBy(),
}


RECURRENT = (*GATES, "Bidirectional")


class Network(reference.Network):
    def __init__(self, case):
        self.names, self.frozen, self.variables, self.shared = Names(), case.frozen, {}, {}
        made = {each: [Input(each.layer.shape)] for each in case.inputs}
        self.names.taken = {each.layer.name for each in case.inputs}
        for symbol in in_order(case.outputs):
            chosen = symbol.layer.index if symbol.layer.type == "Output" else 0
            sources = [made[each][chosen] for each in symbol.sources]
            out = sources[0] if symbol.layer.type == "Output" else self.put(symbol.layer, sources)
            made[symbol] = list(out) if isinstance(out, (list, tuple)) else [out]
        self.model = Model([made[each][0] for each in case.inputs], [made[each][0] for each in case.outputs])
        self.trainable = [name for variable in self.model.trainable_variables
                          for name, (other, _) in self.variables.items() if other is variable]

    def put(self, layer, sources):
        if layer.type in MERGES:
            self.names.choose(layer, "")
            return MERGES[layer.type](layer, len(sources[0].shape))(sources)
        if layer.type in RECURRENT and len(sources) > 1:
            made = Begun(reference.MAKERS[layer.type](layer, len(sources[0].shape)))
            return self.keep(layer, self.names.choose(layer, ""), made, [sources])
        if layer.type != "Shared":
            return self.add(layer, sources[0], "")
        if layer.name not in self.shared:
            inner = Input(sources[0].shape[1:])
            self.shared[layer.name] = Model(inner, self.chain(layer.children, inner, layer.name + "/"))
        x = sources[0]
        for each in self.shared[layer.name].layers[1:]:
            x = each(x)
        return x


class Training(reference.Training):
    """Trains on several inputs and outputs."""

    def __init__(self, case, precision):
        reference.keras.config.set_floatx(precision)
        reference.keras.utils.clear_session()
        self.case, self.precision = case, precision
        self.network = Network(case)
        self.model = self.network.model
        self.losses = [reference.loss(each) for each in case.losses]
        self.optimizer = reference.optimizer(case.optimizer)
        self.optimizer.build(self.model.trainable_variables)
        self.step = reference.jax.jit(self._step)
        self.infer = reference.jax.jit(self._infer)

    def _losses(self, learned, other, x, y, weights, training):
        outputs, other, penalties = self.model.stateless_call(learned, other, x, training=training, return_losses=True)
        outputs = outputs if isinstance(outputs, list) else [outputs]
        # Keras takes the weights of rows for those of positions unless they have an axis more.
        weights = [weight[:, None] if weight is not None and output.ndim == 3 else weight
                   for weight, output in zip(weights, outputs)]
        each = [loss(reference.channels_last(expected), reference.channels_last(output), sample_weight=weight)
                for loss, expected, output, weight in zip(self.losses, y, outputs, weights)]
        lost = sum(weight * loss for weight, loss in zip(self.case.weights, each))
        return lost, (sum(penalties, 0.0), other, (outputs, each))

    def _step(self, learned, other, slots, x, y, weights):
        def total(learned):
            lost, (added, changed, (_, each)) = self._losses(learned, other, x, y, weights, True)
            return lost + added, (each, added, changed)

        gradients, (each, added, changed) = reference.jax.grad(total, has_aux=True)(learned)
        learned, slots = self.optimizer.stateless_apply(slots, gradients, learned)
        return each, added, learned, changed, slots

    def _infer(self, learned, other, x, y, weights):
        _, (added, _, (outputs, each)) = self._losses(learned, other, x, y, weights, False)
        return each, added, outputs

    def run(self, start, inputs, targets, weights):
        reference.keras.config.set_floatx(self.precision)
        cast = lambda value: np.asarray(value, self.precision)
        for name, (variable, convolution) in self.network.variables.items():
            variable.assign(cast(reference.inwards(start[name], convolution)))
        learned = [each.value for each in self.model.trainable_variables]
        other = [each.value for each in self.model.non_trainable_variables]
        slots = [each.value for each in self.optimizer.variables]
        rows = self.case.rows
        batch = lambda i: [[None if each is None else cast(each[i * rows:(i + 1) * rows]) for each in part]
                           for part in (inputs, targets, weights)]
        each, added, outputs = self.infer(learned, other, *batch(0))
        golden = {at("predicted", i): output for i, output in enumerate(outputs)}
        golden["evaluated"] = np.array([*each, added])
        told = []
        for i in range(STEPS):
            each, added, learned, other, slots = self.step(learned, other, slots, *batch(i))
            told.append((*each, added))
            if i in (0, STEPS - 1):
                golden.update(self._state(i + 1, learned, other, slots))
        told = np.array(told)
        golden |= {at("losses", i): told[:, i] for i in range(len(self.losses))} | {"penalties": told[:, -1]}
        return {name: np.asarray(value) for name, value in golden.items()}


def at(word, output):
    return f"{word}@{output}" if output else word


class Forward(check.Forward):
    """Runs one batch through a graph in PyTorch; a mask goes with its symbol."""

    def __init__(self, case, weights, training):
        super().__init__(case, dict(weights), training)
        self.seen = []

    def through(self, inputs):
        made, last = dict(zip(self.case.inputs, inputs)), {}
        masks = {each: None for each in self.case.inputs}
        self.names.taken = {each.layer.name for each in self.case.inputs}
        scopes = {}
        for symbol in in_order(self.case.outputs):
            sources, layer = [made[each] for each in symbol.sources], symbol.layer
            before = [masks[each] for each in symbol.sources]
            masks[symbol] = self.joint(layer, sources, before)
            if layer.type == "Shared":
                names = Names()
                names.taken = set()
                x = sources[0]
                for child in layer.children:
                    x = self.layer(child, names.choose(child, layer.name + "/"), x)
                made[symbol] = x
                self.weights.update(self.statistics)
            elif layer.type in MERGES:
                self.names.choose(layer, "")
                self.before = before
                made[symbol] = getattr(self, "on_" + layer.type)(layer, sources)
            elif layer.type == "Output":
                made[symbol] = (sources + last[symbol.sources[0]])[layer.index]
            else:
                self.mask, self.initial = before[0], sources[1:]
                made[symbol] = self.layer(layer, self.names.choose(layer, ""), sources[0])
                if layer.type in RECURRENT:
                    masks[symbol], last[symbol] = self.mask, self.last
        return [made[each] for each in self.case.outputs], [masks[each] for each in self.case.outputs]

    def joint(self, layer, sources, before):
        if layer.type == "MaskedBy":
            sequence, by = sources
            return by != 0 if by.shape[1] == sequence.shape[1] else torch.arange(sequence.shape[1])[None, :] < by
        if layer.type == "Concatenate" and layer.axis == 1 and any(each is not None for each in before):
            return torch.cat([torch.ones(x.shape[:2], dtype=torch.bool) if each is None else each
                              for x, each in zip(sources, before)], 1)
        if any(each is None for each in before) or layer.type in ("Reshape", "Flatten", "Dot", "Output"):
            return None
        mask = before[0]
        for each in before[1:]:
            mask = mask | each
        return mask

    def penalize(self, chosen, values, rows=1):
        """Counts the penalty of a weight once, that of activities wherever they come out."""
        if not any(values is each for each in self.seen):
            super().penalize(chosen, values, rows)
            if any(values is each for each in self.weights.values()):
                self.seen.append(values)

    def on_Add(self, layer, sources):
        return sum(sources[1:], sources[0])

    def on_Subtract(self, layer, sources):
        return sources[0] - sources[1]

    def on_Multiply(self, layer, sources):
        product = 1
        for x, mask in zip(sources, self.before):
            product = product * (x if mask is None else torch.where(mask[..., None], x, 1.0))
        if any(mask is None for mask in self.before):
            return product
        return product * torch.stack(self.before).any(0)[..., None]

    def on_Average(self, layer, sources):
        return self.on_Add(layer, sources) / len(sources)

    def on_Maximum(self, layer, sources):
        return self.most(torch.maximum, sources)

    def on_Minimum(self, layer, sources):
        return self.most(torch.minimum, sources)

    def most(self, function, sources):
        """Compares two by two; where one does not count, the other is what it is compared with."""
        value, counts = sources[0], self.before[0]
        for x, mask in zip(sources[1:], self.before[1:]):
            x = x if mask is None else torch.where(mask[..., None], x, value)
            value = function(value if counts is None else torch.where(counts[..., None], value, x), x)
            counts = None if mask is None or counts is None else counts | mask
        return value

    def on_Concatenate(self, layer, sources):
        return torch.cat(sources, layer.axis or check.features(sources[0]))

    def on_Dot(self, layer, sources):
        (a, b), (i, j) = sources, (layer.axes, layer.axes) if isinstance(layer.axes, int) else layer.axes
        a, b = a.movedim(i, -1), b.movedim(j, -1)
        if layer.normalize:
            a, b = a / a.norm(dim=-1, keepdim=True), b / b.norm(dim=-1, keepdim=True)
        left, right = "xyz"[:a.dim() - 2], "uvw"[:b.dim() - 2]
        out = torch.einsum(f"n{left}k,n{right}k->n{left}{right}", a, b)
        return out[:, None] if out.dim() == 1 else out

    def on_MaskedBy(self, layer, sources):
        return sources[0]


def masked_loss(described, y, p, weights, mask):
    """Takes the mean over the positions that count, each with its row's weight."""
    if mask is None:
        return check.loss_of(described, y, p, weights)
    assert described.type == "meanSquaredError"
    each = (y - p).square().mean(-1) * mask * (1 if weights is None else weights[:, None])
    return each.sum() / mask.sum()


def recompute(case, golden):
    weights = {name[2:]: value for name, value in golden.items() if name.startswith("0/")}
    slots = {name: {} for name in weights}
    found, told = {}, []
    many = range(len(case.outputs))
    batch = lambda word, i, parts: [golden[at(word, each)][i * case.rows:(i + 1) * case.rows]
                                    if at(word, each) in golden else None for each in range(parts)]

    def run(step, leaves, training):
        forward = Forward(case, leaves, training)
        outputs, masks = forward.through(batch("inputs", step, len(case.inputs)))
        losses = [masked_loss(*each) for each in zip(case.losses, batch("targets", step, len(many)), outputs,
                                                     batch("sampleWeights", step, len(many)), masks)]
        return outputs, losses, forward

    outputs, losses, forward = run(0, weights, False)
    found |= {at("predicted", i): outputs[i] for i in many}
    found["evaluated"] = torch.stack([*losses, forward.penalty])
    for step in range(1, STEPS + 1):
        leaves = {name: value.clone().requires_grad_("moving_" not in name) for name, value in weights.items()}
        _, losses, forward = run(step - 1, leaves, True)
        told.append(torch.stack([each.detach() for each in (*losses, forward.penalty)]))
        (sum(weight * each for weight, each in zip(case.weights, losses)) + forward.penalty).backward()
        gradients = {name: leaf.grad for name, leaf in leaves.items()
                     if leaf.requires_grad and not forward.is_frozen(name)}
        for name, gradient in check.clip(case.optimizer.options, gradients).items():
            weights[name] = check.UPDATES[case.optimizer.type](
                case.optimizer.options, weights[name], gradient, slots[name], case.optimizer.rate, step)
        weights.update(forward.statistics)
        if step in (1, STEPS):
            found |= {f"{step}/{name}": value for name, value in weights.items()}
            found |= {f"{step}/{name}:{slot}": value for name, own in slots.items() for slot, value in own.items()}
    told = torch.stack(told)
    return found | {at("losses", i): told[:, i] for i in many} | {"penalties": told[:, -1]}


def differences(case, tensors):
    golden = {name: torch.tensor(np.asarray(value, float)) for name, value in tensors.items()}
    found = recompute(case, golden)
    given = ("inputs", "targets", "sampleWeights", "0/")
    expected = {name for name in golden if not name.startswith(given)}
    for name in sorted(expected ^ found.keys()):
        yield f"{name} is in one of the two only"
    for name in sorted(expected & found.keys()):
        if found[name].shape != golden[name].shape:
            yield f"{name} has the shape {tuple(found[name].shape)}, but was {tuple(golden[name].shape)}"
            continue
        off, scale = (found[name] - golden[name]).abs().max().item(), golden[name].abs().max().item()
        if not off <= check.RELATIVE * scale + check.ABSOLUTE:
            yield f"{name} differs by {off:.3g} of {scale:.3g}"


def drawn_input(symbol, rows, random):
    shape = (rows, *symbol.layer.shape)
    if symbol.kind == "float32":
        return rounded(random.uniform(symbol.low, symbol.high, shape))
    return random.integers(symbol.low, symbol.high, shape).astype(symbol.kind)


def drawn_targets(kind, shape, random):
    if kind == "onehot":
        return np.eye(shape[-1], dtype=np.float32)[random.integers(0, shape[-1], shape[0])]
    return rounded(random.uniform(-1, 1, shape))


def is_smooth(training, golden, begin, x, y, weights, random):
    """Tells whether no kink lies within a nudge of weights and inputs: going back and forth by it must cancel."""
    nudged = lambda value, way: value if value.dtype != np.float32 else value * (1 + way * NUDGE)
    for _ in range(4):
        ways = {name: random.uniform(-1, 1, value.shape) for name, value in begin.items()}
        moves = [random.uniform(-1, 1, each.shape) for each in x]
        a, b = (training.run({name: nudged(value, sign * ways[name]) for name, value in begin.items()},
                             [nudged(each, sign * move) for each, move in zip(x, moves)], y, weights)
                for sign in (1, -1))
        if any(apart((a[name] + b[name]) / 2, golden[name]) > 2 for name in golden):
            return False
    return True


def make(case):
    exact, single = Training(case, "float64"), Training(case, "float32")
    shapes, reasons = [output.shape for output in exact.model.outputs], []
    for attempt in range(TRIES):
        random = np.random.default_rng([zlib.crc32(case.name.encode()), attempt])
        rows = STEPS * case.rows
        x = [drawn_input(each, rows, random) for each in case.inputs]
        y = [drawn_targets(kind, (rows, *shape[1:]), random)
             for kind, shape in zip(case.targets, shapes)]
        weights = [rounded(random.uniform(0.2, 2, rows)) if each else None for each in case.weighted]
        begin = start(exact.shapes(), random)
        golden = exact.run(begin, x, y, weights)
        again = single.run(begin, x, y, weights)
        worst = max(golden, key=lambda name: apart(again[name], golden[name]))
        if apart(again[worst], golden[worst]) * HEADROOM > 1:
            reasons.append(f"{worst} {apart(again[worst], golden[worst]):.2f}")
        elif not is_smooth(exact, golden, begin, x, y, weights, random):
            reasons.append("kink")
        else:
            tensors = {at("inputs", i): each for i, each in enumerate(x)}
            tensors |= {at("targets", i): each for i, each in enumerate(y)}
            tensors |= {at("sampleWeights", i): each for i, each in enumerate(weights) if each is not None}
            return tensors | {f"0/{name}": value for name, value in begin.items()} | golden, attempt
    raise SystemExit(f"{case.name}: no seed is far enough from kinks: {reasons}")


def cases():
    a, b, c = source("a", 3), source("b", 4), source("c", 2)
    seen = [each.then(dense(5, "tanh")) for each in (a, b, c)]
    for word in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"):
        name = word.lower()
        yield Graph(f"graphs/{name}", (a, b), (merge(word, *seen[:2]).then(dense(2)),))
        if word != "Subtract":
            yield Graph(f"graphs/{name}-three", (a, b, c), (merge(word, *seen).then(dense(2)),))
        wide = [seen[0].then(dense(6, "tanh"), reshape(2, 3)), seen[1].then(dense(3, "tanh"), reshape(1, 3))]
        yield Graph(f"graphs/{name}-broadcast", (a, b), (merge(word, *wide).then(flatten(), dense(2)),))

    def joined(name, axis, *sources, **options):
        return Graph(f"graphs/concatenate{name}", (a, b, c)[:len(sources)],
                     (merge("Concatenate", *sources, axis=axis).then(flatten(), dense(2)),), **options)

    def pairs(at, *sizes):
        return seen[at].then(dense(sizes[0] * sizes[1], "tanh"), reshape(*sizes))

    yield joined("", 0, seen[0], seen[1].then(dense(2, "tanh")))
    yield joined("-three", 0, *seen)
    yield joined("-pairs", 0, pairs(0, 2, 3), pairs(1, 2, 1))
    yield joined("-first", 1, pairs(0, 2, 3), pairs(1, 1, 3))
    yield joined("-last", -1, pairs(0, 2, 3), pairs(1, 2, 2))
    image, other = source("image", 2, 4, 3), source("other", 1, 4, 3, low=0, high=256, kind="uint8")
    yield Graph("graphs/concatenate-images", (image, other),
                (merge("Concatenate", image.then(conv2d(2, (2, 2), "tanh", same=True)),
                       other.then(rescaling((1 / 255,), (0,))), axis=0).then(conv2d(2, (2, 2), "tanh"), flatten(), dense(2)),),
                rows=3)

    def product(name, axes, first, second, normalize=False):
        out = merge("Dot", first, second, axes=axes, normalize=normalize)
        return Graph(f"graphs/dot{name}", (a, b), (out.then(flatten(), dense(2)),))

    yield product("", 1, *seen[:2])
    yield product("-normalize", 1, *seen[:2], normalize=True)
    yield product("-last", -1, pairs(0, 2, 3), pairs(1, 4, 3))
    yield product("-unequal", (1, 2), pairs(0, 3, 2), pairs(1, 4, 3))
    yield product("-normalizeUnequal", (2, 1), pairs(0, 2, 3), pairs(1, 3, 2), normalize=True)
    yield product("-vector", (2, 1), pairs(0, 2, 3), seen[1].then(dense(3, "tanh")))
    yield product("-vectorFirst", (1, 1), seen[0].then(dense(3, "tanh")), pairs(1, 3, 2))

    twin = source("twin", 3)

    def twins(name, *children, **options):
        tower = share("tower", *children)
        return Graph(f"graphs/share{name}", (a, twin),
                     (merge("Subtract", a.then(tower), twin.then(tower)).then(dense(2)),), **options)

    yield twins("", dense(4, "tanh"))
    yield twins("-deep", dense(4, "tanh"), dense(3, "tanh"), optimizer=Optimizer("adam", 0.01))
    yield twins("-batchNormalization", dense(4, "tanh"), batch_normalization(momentum=0.6), dense(3, "tanh"))
    yield twins("-penalties", dense(4, "tanh", kernel_penalty=(0.02, 0.03), bias_penalty=(0.0, 0.05)))
    yield twins("-frozen", dense(4, "tanh", kernel_penalty=(0.02, 0.03)), batch_normalization(momentum=0.6),
                frozen=("tower",))
    tower = share("tower", dense(3, "tanh"))
    yield Graph("graphs/share-chained", (a,), (a.then(tower, dense(3, "tanh"), tower, dense(2)),))

    sequence, lengths = source("sequence", 4, 3), source("lengths", 1, low=1, high=5, kind="int32")
    said = source("mask", 4, low=0, high=2, kind="uint8")
    each = (reshape(12), dense(8, "tanh"), reshape(4, 2))
    yield Graph("graphs/maskedBy", (sequence, lengths), (merge("MaskedBy", sequence.then(*each), lengths),), rows=5)
    yield Graph("graphs/maskedBy-mask", (sequence, said), (merge("MaskedBy", sequence.then(*each), said),), rows=5)
    yield Graph("graphs/maskedBy-weighted", (sequence, lengths), (merge("MaskedBy", sequence.then(*each), lengths),),
                weighted=(True,))
    both = [merge("MaskedBy", sequence.then(*each), by) for by in (lengths, said)]
    for name, kind in (("Product", "Multiply"), ("Greatest", "Maximum"), ("Least", "Minimum")):
        yield Graph(f"graphs/maskedBy-either{name}", (sequence, lengths, said), (merge(kind, *both),))
        yield Graph(f"graphs/maskedBy-one{name}", (sequence, lengths), (merge(kind, sequence.then(*each), both[0]),))
    yield Graph("graphs/maskedBy-one", (sequence, lengths), (merge("Add", both[0], sequence.then(*each)),))
    yield Graph("graphs/maskedBy-joined", (sequence, lengths),
                (merge("Concatenate", both[0], sequence.then(*each), axis=1),))

    yield from states()

    both = merge("Concatenate", seen[0], seen[1], axis=0)
    yield Graph("graphs/two", (a, b), (both.then(dense(3, "softmax")), both.then(dense(2))),
                losses=(Loss("categoricalCrossentropy"), MSE), targets=("onehot", "values"),
                optimizer=Optimizer("adam", 0.01), weights=(1.0, 0.3), weighted=(False, True))
    pair = seen[0].then(dense(4, "tanh", kernel_penalty=(0.0, 0.03)))
    yield Graph("graphs/two-apart", (a, b), (pair.then(dense(2)), merge("Multiply", pair, seen[1].then(dense(4, "tanh")))),
                losses=(MSE, Loss("meanAbsoluteError")), targets=("values", "values"), weights=(0.5, 2.0),
                weighted=(True, False), optimizer=Optimizer("sgd", 0.1, dict(momentum=0.8)))
    kind = both.then(dense(3, "softmax"))
    yield Graph("graphs/two-inner", (a, b), (kind, merge("Concatenate", kind, seen[1], axis=0).then(dense(2))),
                losses=(Loss("categoricalCrossentropy"), MSE), targets=("onehot", "values"),
                optimizer=Optimizer("adam", 0.01), weights=(1.0, 0.4), weighted=(True, True))
    pair = seen[0].then(dense(4, "tanh", kernel_penalty=(0.02, 0.03)))
    yield Graph("graphs/two-clipped", (a, b),
                (pair.then(dense(2)), merge("Concatenate", pair, seen[1], axis=0).then(dense(3, "softmax"))),
                losses=(MSE, Loss("categoricalCrossentropy")), targets=("values", "onehot"), weights=(0.5, 2.0),
                weighted=(False, False), optimizer=Optimizer("sgd", 0.1, dict(globalClipNorm=0.2)))


def states():
    """An encoder's last states are a decoder's first ones."""
    heard, heard_lengths = source("heard", 5, 3), source("heardLengths", 1, low=1, high=6, kind="int32")
    said, said_lengths = source("said", 4, 2), source("saidLengths", 1, low=1, high=5, kind="int32")
    lengths = (heard, heard_lengths, said, said_lengths)
    masked = [merge("MaskedBy", *each) for each in (lengths[:2], lengths[2:])]

    def pair(name, inputs, sequences, encoder, decoder, count, *more):
        encoded = sequences[0].then(encoder)
        first = [encoded.output(1 + i) for i in range(count)]
        return Graph(f"graphs/states-{name}", inputs, (Symbol(decoder, (sequences[1], *first)).then(*more, dense(2)),),
                     optimizer=Optimizer("sgd", 0.2), rows=3)

    for word, made, count in (("simpleRNN", simple_rnn, 1), ("lstm", lstm, 2), ("gru", gru, 1)):
        yield pair(word, (heard, said), (heard, said), made(4, states=True), made(4, sequences=True), count, flatten())
        yield pair(f"{word}Masked", lengths, masked, made(3, states=True), made(3, sequences=True), count)
        yield pair(f"{word}Backwards", (heard, said), (heard, said), made(3, states=True, backwards=True),
                   made(3, backwards=True), count)
        yield pair(f"{word}MaskedBackwards", lengths, masked, made(3, states=True, backwards=True),
                   made(3, backwards=True), count)
        all_out = heard.then(made(3, states=True, sequences=True))
        joined = merge("Concatenate", all_out.then(flatten()), *(all_out.output(1 + i) for i in range(count)), axis=0)
        yield Graph(f"graphs/states-{word}Sequences", (heard,), (joined.then(dense(2)),), rows=3)
        yield pair(f"{word}BothWays", lengths, masked, bidirectional(made(2, states=True)),
                   bidirectional(made(2, sequences=True)), 2 * count)
    both = masked[0].then(bidirectional(lstm(2, states=True)))
    first = [merge("Concatenate", both.output(i), both.output(i + 2), axis=0) for i in (1, 2)]
    yield Graph("graphs/states-joined", lengths, (Symbol(lstm(4, sequences=True), (masked[1], *first)).then(dense(2)),),
                optimizer=Optimizer("adam", 0.01), rows=3)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="*", help="the beginnings of the names of the cases to make; all by default")
    only = tuple(parser.parse_args().only) or ("",)
    wrong = 0
    for case in cases():
        if case.name.startswith(only):
            tensors, attempt = make(case)
            faults = list(differences(case, tensors))
            wrong += bool(faults)
            path = HERE / f"{case.name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(line(*item) + "\n" for item in tensors.items()), encoding="ascii")
            print(f"{case.name}: seed {attempt}", *faults, sep="\n  ", flush=True)
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
