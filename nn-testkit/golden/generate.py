"""Writes every golden file anew. See README.md."""

import argparse
import pathlib
import sys
import zlib

import numpy as np
import torch

import check
from cases import CASES
from reference import STEPS, Training

HERE = pathlib.Path(__file__).parent
RELATIVE, ABSOLUTE = 1e-5, 1e-7
HEADROOM = 3
NUDGE = 1e-4
TRIES = 60


def rounded(values):
    return np.round(values, 4).astype(np.float32)


def inputs(case, random):
    shape = (STEPS * case.rows, *case.input)
    if case.inputs in ("padded", "ones", "whole"):
        return unequal(case, shape, random)
    if case.inputs == "float32":
        return rounded(random.uniform(case.low, case.high, shape))
    return random.integers(case.low, case.high, shape).astype(case.inputs)


def unequal(case, shape, random):
    """Draws sequences of unequal lengths, one with a gap: steps that are left out are 0, or -1 for "ones"."""
    if case.inputs == "whole":
        return random.integers(case.low, case.high, shape).astype(np.float32)
    drawn = rounded(random.uniform(case.low, case.high, shape))
    left_out = -1 if case.inputs == "ones" else 0
    for row in range(len(drawn)):
        drawn[row, random.integers(2, shape[1] + 1):] = left_out
    drawn[1, 1] = left_out
    return drawn


def targets(kind, shape, random):
    width = shape[1 if len(shape) == 4 else -1]
    positions = shape[:1] + shape[2:] if len(shape) == 4 else shape[:-1]
    if kind.startswith("spelled"):
        return np.array([spelled(int(kind[len("spelled"):]), shape[1], width, random) for _ in range(shape[0])], np.int32)
    if kind == "labels":
        return random.integers(0, width, positions).astype(np.int32)
    if kind == "onehot":
        drawn = np.eye(width, dtype=np.float32)[random.integers(0, width, positions)]
        return np.moveaxis(drawn, -1, 1) if len(shape) == 4 else drawn
    if kind == "distribution":
        drawn = random.dirichlet(np.full(width, 2.0), positions).astype(np.float32)
        return np.moveaxis(drawn, -1, 1) if len(shape) == 4 else drawn
    return {
        "values": lambda: rounded(random.uniform(-1, 1, shape)),
        "wide": lambda: rounded(random.uniform(-4, 4, shape)),
        "probabilities": lambda: rounded(random.uniform(0, 1, shape)),
        "positive": lambda: rounded(random.uniform(0.5, 3, shape)),
        "counts": lambda: random.integers(0, 4, shape).astype(np.float32),
        "bits": lambda: random.integers(0, 2, shape).astype(np.float32),
        "uint8": lambda: random.integers(0, 2, shape).astype(np.uint8),
        "signs": lambda: random.choice([-1.0, 1.0], shape).astype(np.float32),
    }[kind]()


def spelled(length, steps, width, random):
    """Draws labels from 1 on that fit the steps, with repeated ones among them, and 0 after them."""
    while True:
        drawn = random.integers(1, width, length)
        if length + (drawn[1:] == drawn[:-1]).sum() <= steps:
            drawn[random.integers(length // 2, length + 1):] = 0
            return drawn


def start(shapes, random):
    ranges = dict(bias=(-0.5, 0.5), gamma=(0.5, 1.5), beta=(-0.5, 0.5), moving_mean=(-0.5, 0.5), moving_variance=(0.5, 2),
                  scale=(0.5, 1.5), embeddings=(-0.5, 0.5), concat_score_weight=(0.5, 1.5), alpha=(-0.5, 1))

    def draw(name, shape):
        local = name.rsplit("/", 1)[1]
        if local.endswith("kernel"):
            fan = shape[0] if len(shape) == 2 else np.prod(shape[1:])
            limit = min(1.0, 1.2 * np.sqrt(3 / fan))
            return random.uniform(-limit, limit, shape)
        return random.uniform(*ranges[local], shape)

    # Penalties have a kink at 0.
    return {name: apart_from_zero(rounded(draw(name, shape))) for name, shape in shapes.items()}


def apart_from_zero(values):
    return np.where(values == 0, np.float32(1e-4), values)


def apart(a, b):
    """Measures how far a is from b in units of the tolerance."""
    return np.abs(a - b).max() / (RELATIVE * np.abs(b).max() + ABSOLUTE)


def smooth(training, golden, begin, x, y, weights, random):
    """Tells whether no kink lies within a nudge: going back and forth by it must cancel."""
    for _ in range(4):
        there, back = {}, {}
        for name, value in begin.items():
            nudge = NUDGE * random.uniform(-1, 1, value.shape)
            there[name], back[name] = value * (1 + nudge), value * (1 - nudge)
        nudge = NUDGE * random.uniform(-1, 1, x.shape) * (training.case.layers[0].type not in ("Embedding", "Masking"))
        a = training.run(there, x * (1 + nudge), y, weights)
        b = training.run(back, x * (1 - nudge), y, weights)
        if any(apart((a[name] + b[name]) / 2, golden[name]) > 2 for name in golden):
            return False
    return True


def make(case):
    exact, single = Training(case, "float64"), Training(case, "float32")
    reasons = []
    for attempt in range(TRIES):
        random = np.random.default_rng([zlib.crc32(case.name.encode()), attempt])
        x = inputs(case, random)
        y = targets(case.targets, (len(x), *exact.model.output_shape[1:]), random)
        weights = rounded(random.uniform(0.2, 2, len(x))) if case.weighted else None
        if case.weighted:
            weights[1] = 0
        begin = start(exact.shapes(), random)
        golden = exact.run(begin, x, y, weights)
        again = single.run(begin, x, y, weights)
        worst = max(golden, key=lambda name: apart(again[name], golden[name]))
        if apart(again[worst], golden[worst]) * HEADROOM > 1:
            reasons.append(f"{worst} {apart(again[worst], golden[worst]):.2f}")
        elif not smooth(exact, golden, begin, x, y, weights, random):
            reasons.append("kink")
        else:
            tensors = {"inputs": x, "targets": y}
            tensors |= {"sampleWeights": weights} if case.weighted else {}
            tensors |= {f"0/{name}": value for name, value in begin.items()} | golden
            idle = check.idle(case, {name: torch.tensor(value.astype(float)) for name, value in tensors.items()})
            if idle == case.idle:
                return tensors, attempt, apart(again[worst], golden[worst])
            reasons.append(f"idle {idle}")
    raise SystemExit(f"{case.name}: no seed is far enough from kinks: {reasons}")


def line(name, value):
    if not np.isfinite(value).all():
        raise SystemExit(f"{name} must be finite, but holds {value[~np.isfinite(value)][0]}")
    value = value if value.dtype in (np.uint8, np.int32) else value.astype(np.float32)
    numbers = (np.format_float_positional(each, unique=True, trim="-") if 1e-3 <= abs(each) < 1e6 or each == 0
               else np.format_float_scientific(each, unique=True, trim="-") for each in value.ravel()) \
        if value.dtype == np.float32 else map(str, value.ravel())
    return " ".join((name, value.dtype.name, "x".join(map(str, value.shape)), *numbers))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="*", help="the beginnings of the names of the cases to make; all by default")
    only = tuple(parser.parse_args().only) or ("",)
    for case in CASES:
        if case.name.startswith(only):
            tensors, attempt, error = make(case)
            path = HERE / f"{case.name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text("".join(line(*item) + "\n" for item in tensors.items()), encoding="ascii")
            print(f"{case.name}: seed {attempt}, float32 differs by {error:.3f} of the tolerance", flush=True)


if __name__ == "__main__":
    sys.exit(main())
