"""Recurrent layers and what goes with them: words, Keras's layers, PyTorch's arithmetic, cases."""

import torch

from describe import Case, Layer, Loss, Optimizer, dense, flatten

GATES = dict(SimpleRNN=1, LSTM=4, GRU=3)


def rnn(type, units, activation="tanh", recurrent_activation="sigmoid", bias=True, sequences=False, backwards=False,
        states=False, reset_after=True, kernel_penalty=None, recurrent_penalty=None, bias_penalty=None, activity=None,
        kernel_constraint=None, recurrent_constraint=None, bias_constraint=None):
    return Layer(type, dict(units=units, activation=activation, recurrent_activation=recurrent_activation, bias=bias,
                            sequences=sequences, backwards=backwards, states=states, reset_after=reset_after,
                            kernel_penalty=kernel_penalty, recurrent_penalty=recurrent_penalty,
                            bias_penalty=bias_penalty, activity=activity, kernel_constraint=kernel_constraint,
                            recurrent_constraint=recurrent_constraint, bias_constraint=bias_constraint))


def simple_rnn(units, activation="tanh", **options):
    return rnn("SimpleRNN", units, activation, **options)


def lstm(units, activation="tanh", **options):
    return rnn("LSTM", units, activation, **options)


def gru(units, activation="tanh", **options):
    return rnn("GRU", units, activation, **options)


def masking(value=0.0):
    return Layer("Masking", dict(value=value))


def bidirectional(layer, merge="concat"):
    return Layer("Bidirectional", dict(layer=layer, merge=merge))


def time_distributed(layer):
    return Layer("TimeDistributed", dict(layer=layer))


def embedding(vocabulary, width, mask_zero=False, penalty=None, constraint=None):
    return Layer("Embedding", dict(vocabulary=vocabulary, width=width, mask_zero=mask_zero,
                                   embeddings_penalty=penalty, embeddings_constraint=constraint))


def made_rnn(layer, parameters, function, penalty, constraint):
    from keras import layers

    own = dict(LSTM=dict(recurrent_activation=function(layer.recurrent_activation)),
               GRU=dict(recurrent_activation=function(layer.recurrent_activation), reset_after=layer.reset_after))
    # Without a bias, Keras's GRU of float32 mixes types on JAX; one of zeros that is not trained is the same.
    biased = dict(use_bias=layer.bias or layer.type == "GRU")
    made = getattr(layers, layer.type)(
        layer.units, return_sequences=layer.sequences, go_backwards=layer.backwards, return_state=layer.states,
        recurrent_regularizer=penalty(layer.recurrent_penalty), recurrent_constraint=constraint(layer.recurrent_constraint, 0),
        **parameters(layer, 0) | biased, **own.get(layer.type, {}))
    made.activity_regularizer = penalty(layer.activity)  # which Keras's SimpleRNN takes and leaves
    return made


def makers(parameters, function, penalty, constraint, make):
    """Gives Keras's layers by type."""
    from keras import layers

    made = {type: lambda layer, rank: made_rnn(layer, parameters, function, penalty, constraint) for type in GATES}
    return made | {
        "Masking": lambda layer, rank: layers.Masking(layer.value),
        "Bidirectional": lambda layer, rank: layers.Bidirectional(make(layer.layer, rank), merge_mode=layer.merge),
        "TimeDistributed": lambda layer, rank: layers.TimeDistributed(make(layer.layer, rank - 1)),
        "Embedding": lambda layer, rank: layers.Embedding(
            layer.vocabulary, layer.width, mask_zero=layer.mask_zero,
            embeddings_regularizer=penalty(layer.embeddings_penalty),
            embeddings_constraint=constraint(layer.embeddings_constraint, 0)),
    }


def local(layer, variable, within):
    """Names a variable within its layer as nn does: without Keras's cells, and with the part that owns it."""
    if layer.type not in (*GATES, "Bidirectional", "TimeDistributed"):
        return within
    if layer.type in GATES:
        return variable.name
    word = {"SimpleRNN": "simple_rnn"}.get(layer.layer.type, layer.layer.type.lower())
    if layer.type == "Bidirectional":
        word = ("forward_" if within.startswith("forward") else "backward_") + word
    return f"{word}/{variable.name}"


class Recurrent:
    """Runs recurrent layers in PyTorch, step by step: from the initial states, if there are some, to the last ones."""

    mask = None
    initial = last = ()

    def on_Masking(self, layer, name, x):
        self.mask = (x != layer.value).any(-1)
        return torch.where(self.mask[..., None], x, 0.0)

    def on_SimpleRNN(self, layer, name, x):
        return self.recurrent(layer, name, x)

    on_LSTM = on_GRU = on_SimpleRNN

    def on_Bidirectional(self, layer, name, x):
        inner, mask, initial = layer.layer, self.mask, self.initial
        half = len(initial) // 2
        word = {"SimpleRNN": "simple_rnn"}.get(inner.type, inner.type.lower())
        self.initial = initial[:half]
        ahead = self.recurrent(inner, f"{name}/forward_{word}", x)
        self.mask, self.initial, last = mask, initial[half:], self.last
        turned = Layer(inner.type, inner.options | dict(backwards=not inner.backwards))
        back = self.recurrent(turned, f"{name}/backward_{word}", x)
        self.last = last + self.last
        if inner.sequences:
            back = back.flip(1)
            if mask is not None:
                ahead, back = (torch.where(mask[..., None], each, 0.0) for each in (ahead, back))
            self.mask = mask
        return dict(concat=lambda: torch.cat((ahead, back), -1), sum=lambda: ahead + back, mul=lambda: ahead * back,
                    ave=lambda: (ahead + back) / 2)[layer.merge]()

    def on_TimeDistributed(self, layer, name, x):
        mask = self.mask
        out = self.layer(layer.layer, f"{name}/{layer.layer.type.lower()}", x.flatten(0, 1))
        self.mask = mask
        return out.reshape(*x.shape[:2], *out.shape[1:])

    def on_Embedding(self, layer, name, x):
        embeddings = self.weights[f"{name}/embeddings"]
        self.penalize(layer.embeddings_penalty, embeddings)
        if layer.mask_zero:
            self.mask = x.long() != 0
        return embeddings[x.long()]

    def recurrent(self, layer, name, x):
        from check import activate

        mask, self.mask = self.mask, None
        units = layer.units
        kernel, recurrent = self.weights[f"{name}/kernel"], self.weights[f"{name}/recurrent_kernel"]
        bias = self.weights[f"{name}/bias"] if layer.bias else torch.zeros(GATES[layer.type] * units)
        self.penalize(layer.kernel_penalty, kernel)
        self.penalize(layer.recurrent_penalty, recurrent)
        if layer.bias:
            self.penalize(layer.bias_penalty, bias)
        zeros = torch.zeros(len(x), units)
        h, c, outs = *(*self.initial, zeros, zeros)[:2], []
        gate, act = (lambda z: activate(layer.recurrent_activation, z)), (lambda z: activate(layer.activation, z))
        steps = range(x.shape[1])
        for t in reversed(steps) if layer.backwards else steps:
            xt = x[:, t]
            if layer.type == "SimpleRNN":
                new, carry = act(xt @ kernel + h @ recurrent + bias), c
            elif layer.type == "LSTM":
                i, f, g, o = (xt @ kernel + h @ recurrent + bias).split(units, 1)
                carry = gate(f) * c + gate(i) * act(g)
                new = gate(o) * act(carry)
            else:
                new, carry = self.gru(layer, xt @ kernel, h, recurrent, bias, gate, act), c
            if mask is not None:
                counts = mask[:, t, None]
                new, carry = torch.where(counts, new, h), torch.where(counts, carry, c)
            h, c = new, carry
            outs.append(h)
        self.last = ([h, c] if layer.type == "LSTM" else [h]) if layer.states else []
        if layer.sequences and mask is not None:
            self.mask = mask
        out = torch.stack(outs, 1) if layer.sequences else h
        self.penalize(layer.activity, out, len(out))
        return out

    @staticmethod
    def gru(layer, x, h, recurrent, bias, gate, act):
        units = layer.units
        inner, outer = (bias[0], bias[1]) if bias.dim() == 2 else (bias, torch.zeros(3 * units))
        xz, xr, xh = (x + inner).split(units, 1)
        z = gate(xz + h @ recurrent[:, :units] + outer[:units])
        r = gate(xr + h @ recurrent[:, units:2 * units] + outer[units:2 * units])
        last = recurrent[:, 2 * units:]
        product = r * (h @ last + outer[2 * units:]) if layer.reset_after else (r * h) @ last
        return z * h + (1 - z) * act(xh + product)


def recurrent():
    def sequence(name, *layers, input=(5, 3), rate=0.2, **options):
        options.setdefault("rows", 3)
        return Case(f"layers/{name}", input, (*layers, dense(2)), Loss("meanSquaredError"), Optimizer("sgd", rate),
                    "values", **options)

    for word, made in (("simpleRNN", simple_rnn), ("lstm", lstm), ("gru", gru)):
        own = dict(recurrent_activation="hardSigmoid") if word != "simpleRNN" else {}
        alpha = dict(recurrent_activation=("elu", 0.5)) if word != "simpleRNN" else {}
        yield sequence(word, made(4))
        yield sequence(f"{word}-sequences", made(4, sequences=True), flatten())
        yield sequence(f"{word}-deep", made(4, sequences=True), made(3))
        yield sequence(f"{word}-backwards", made(4, backwards=True))
        yield sequence(f"{word}-backwardsSequences", made(3, sequences=True, backwards=True), flatten())
        yield sequence(f"{word}-activations", made(4, "softsign", **own))
        yield sequence(f"{word}-alpha", made(3, ("elu", 0.5), **alpha), rate=0.02, low=-0.4, high=0.4)
        yield sequence(f"{word}-softplus", made(4, "softplus", **({} if word == "simpleRNN" else
                                                          dict(recurrent_activation="softsign"))), rate=0.02)
        yield sequence(f"{word}-noBias", made(4, bias=False))
        yield sequence(f"{word}-oneStep", made(4, recurrent_penalty=(0.02, 0.03)), input=(1, 3))
        yield sequence(f"{word}-oneUnit", made(1), input=(5, 1))
        yield sequence(f"{word}-penalties", made(3, kernel_penalty=(0.02, 0.0), recurrent_penalty=(0.02, 0.03),
                                                 bias_penalty=(0.0, 0.03), activity=(0.0, 0.03), sequences=True), flatten())
        yield sequence(f"{word}-constraints", made(4, kernel_constraint=("maxNorm", 0.8), bias_constraint=("maxNorm", 0.3),
                                                   recurrent_constraint=("maxNorm", 0.7)))
    yield sequence("lstm-noForgetBias", lstm(3))
    yield sequence("gru-resetBefore", gru(4, reset_after=False))
    yield sequence("gru-resetBeforeNoBias", gru(4, reset_after=False, bias=False))
    for word, made in (("simpleRNN", simple_rnn), ("lstm", lstm), ("gru", gru)):
        yield sequence(f"masking-{word}", masking(), made(3), inputs="padded")
        yield sequence(f"masking-{word}Backwards", masking(), made(3, backwards=True), inputs="padded")
        yield sequence(f"bidirectional-{word}", bidirectional(made(3)))
    yield sequence("masking-value", masking(-1), lstm(3), inputs="ones")
    yield sequence("masking-lstmDeep", masking(), lstm(3, sequences=True), gru(3), inputs="padded")
    yield sequence("masking-lstmSequences", masking(), lstm(3, sequences=True), flatten(), inputs="padded")
    yield sequence("masking-timeDistributed", masking(), time_distributed(dense(3, "tanh")), lstm(3), inputs="padded")
    yield sequence("masking-bidirectional", masking(), bidirectional(lstm(3, sequences=True)), flatten(), inputs="padded")
    yield sequence("masking-bidirectionalDeep", masking(), bidirectional(lstm(3, sequences=True)), bidirectional(gru(2)),
                   inputs="padded")
    for merge in ("concat", "sum", "mul", "ave"):
        yield sequence(f"bidirectional-{merge}", bidirectional(lstm(3, sequences=True), merge), flatten())
    yield sequence("timeDistributed", time_distributed(dense(3, "tanh")), flatten())
    yield sequence("timeDistributed-image", time_distributed(flatten()), flatten(), input=(3, 2, 2))
    yield sequence("timeDistributed-deep", lstm(3, sequences=True), time_distributed(dense(2, "tanh")), gru(3))
    for name, options in (("", {}), ("-maskZero", dict(mask_zero=True)), ("-penalty", dict(penalty=(0.02, 0.03))),
                          ("-constraint", dict(constraint=("maxNorm", 0.7)))):
        yield sequence(f"embedding{name}", embedding(4, 3, **options), lstm(3), input=(5,), inputs="int32", low=0, high=4)
    yield sequence("embedding-floats", embedding(4, 3), flatten(), input=(5,), inputs="whole", low=0, high=4)
    yield sequence("embedding-uint8", embedding(6, 2), flatten(), input=(5,), inputs="uint8", low=0, high=4)
