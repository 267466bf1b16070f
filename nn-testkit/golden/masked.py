"""Writes what Keras's attentions make of several inputs and of masks: src/test/resources/nn/testkit/attention.txt."""

import pathlib

import numpy as np

import reference
from generate import line, rounded

import jax
from keras import layers

TARGET = pathlib.Path(__file__).parent.parent / "src/test/resources/nn/testkit/attention.txt"
ROWS = 3


def heads(causal):
    return reference.Attention(causal, None, dict(num_heads=2, key_dim=3))


class Compared(layers.Layer):
    def __init__(self, attention, causal):
        super().__init__()
        self.attention, self.causal = attention, causal

    def build(self, *shapes, **named):
        shapes = [each for each in named.values() if each is not None] if named else list(shapes)
        self.attention.build((shapes * 2)[:2] if len(shapes) == 1 else shapes)

    def call(self, query, value, key=None, query_mask=None, value_mask=None):
        inputs = [query, value] + ([] if key is None else [key])
        return self.attention(inputs, mask=[query_mask, value_mask], use_causal_mask=self.causal)


# Name, layer, shape of each input, the masks' lengths in each row.
CASES = (
    ("heads-two", lambda: heads(False), ((4, 5), (6, 3)), (None, None)),
    ("heads-three", lambda: heads(False), ((4, 5), (6, 3), (6, 2)), (None, None)),
    ("heads-masked", lambda: heads(False), ((5, 4),), ((5, 3, 1),)),
    ("heads-maskedCausal", lambda: heads(True), ((5, 4),), ((5, 3, 1),)),
    ("heads-maskedTwo", lambda: heads(False), ((4, 5), (6, 3)), ((4, 2, 3), (6, 1, 4))),
    ("heads-maskedValues", lambda: heads(True), ((4, 5), (6, 3)), (None, (6, 1, 0))),
    ("heads-maskedQueries", lambda: heads(False), ((4, 5), (6, 3)), ((4, 1, 0), None)),
    ("dot-two", lambda: Compared(layers.Attention(use_scale=True), False), ((4, 5), (6, 5)), ((4, 2, 3), (6, 1, 4))),
    ("dot-three", lambda: Compared(layers.Attention(), False), ((4, 5), (6, 3), (6, 5)), (None, (6, 1, 4))),
    ("sum-two", lambda: Compared(layers.AdditiveAttention(), True), ((4, 5), (6, 5)), ((4, 2, 3), (6, 1, 4))),
)


def main():
    reference.keras.config.set_floatx("float64")
    lines = []
    for name, make, shapes, lengths in CASES:
        random = np.random.default_rng(len(lines))
        inputs = [rounded(random.uniform(-1, 1, (ROWS, *shape))) for shape in shapes]
        masks = [None if each is None else np.arange(shape[0])[None, :] < np.array(each)[:, None]
                 for shape, each in zip(shapes, lengths)]
        given = inputs * 2 if len(inputs) == 1 else inputs
        chosen = masks * 2 if len(masks) == 1 else masks
        layer = make()
        layer.build(*[each.shape for each in given])
        owner = getattr(layer, "attention", layer).name
        names = [each.path.split(f"{owner}/", 1)[-1] for each in layer.trainable_variables]
        weights = {word: rounded(random.uniform(-1, 1, each.shape))
                   for word, each in zip(names, layer.trainable_variables)}
        called = dict(zip(("query_mask", "value_mask"), chosen))
        seed = rounded(random.uniform(-1, 1, layer.stateless_call(
            [weights[word] for word in names],
            [each.value for each in layer.non_trainable_variables], *given, **called)[0].shape))

        def total(learned, inputs):
            given = inputs * 2 if len(inputs) == 1 else inputs
            out, _ = layer.stateless_call([learned[word] for word in names],
                                          [each.value for each in layer.non_trainable_variables], *given, **called)
            return (out * seed).sum(), out

        exact = {word: value.astype(float) for word, value in weights.items()}
        (gradients, slopes), out = jax.grad(total, argnums=(0, 1), has_aux=True)(exact, [each.astype(float) for each in inputs])
        tensors = {f"{name}/input {i}": each for i, each in enumerate(inputs)}
        tensors |= {f"{name}/mask {i}": each.astype(np.uint8) for i, each in enumerate(masks) if each is not None}
        tensors |= {f"{name}/weight {word}": each for word, each in weights.items()}
        tensors |= {f"{name}/seed": seed, f"{name}/output": np.asarray(out)}
        tensors |= {f"{name}/slope {word}": np.asarray(each) for word, each in gradients.items()}
        tensors |= {f"{name}/slope {i}": np.asarray(each) for i, each in enumerate(slopes)}
        lines += [line(word.replace(" ", "="), value) for word, value in tensors.items()]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
