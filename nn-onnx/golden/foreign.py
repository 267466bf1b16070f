"""Writes small ONNX files of the kinds that exporters, quantizers and other frameworks make.

Needs numpy and onnx. Run as: python nn-onnx/golden/foreign.py nn-onnx/src/test/resources/nn/onnx/foreign
"""

import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RANDOM = np.random.default_rng(7)


def draw(*shape):
    return RANDOM.normal(size=shape).astype(np.float32) * 0.5


def tensor(name, array):
    return numpy_helper.from_array(np.asarray(array), name)


def node(op, inputs, outputs, **attributes):
    return helper.make_node(op, inputs.split(), outputs.split(), **attributes)


def save(folder, name, nodes, tensors, inputs, outputs, opset=17, domains=(), ir=8):
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info(each, kind, shape) for each, kind, shape in inputs],
        [helper.make_tensor_value_info(each, kind, shape) for each, kind, shape in outputs],
        [tensor(key, value) for key, value in tensors.items()])
    opsets = [helper.make_opsetid("", opset)] + [helper.make_opsetid(domain, 1) for domain in domains]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=ir, producer_name="golden")
    onnx.checker.check_model(model)
    onnx.save(model, folder / f"{name}.onnx")


F = TensorProto.FLOAT
ROWS = "batch"


def lstm(folder):
    units = 4
    save(folder, "lstm", [
        node("MatMul", "x embed", "embedded"),
        node("Transpose", "embedded", "steps", perm=[1, 0, 2]),
        node("LSTM", "steps w r b", "all last carry", hidden_size=units),
        node("Squeeze", "last zero", "state"),
        node("Gemm", "state head bias", "y"),
    ], {
        "embed": draw(3, 5), "w": draw(1, 4 * units, 5), "r": draw(1, 4 * units, units),
        "b": draw(1, 8 * units), "zero": np.array([0]), "head": draw(units, 2), "bias": draw(2),
    }, [("x", F, [ROWS, 6, 3])], [("y", F, [ROWS, 2])])


def quantized(folder):
    w = RANDOM.integers(-90, 90, size=(6, 5)).astype(np.int8)
    save(folder, "int8", [
        node("Gemm", "x first", "a"),
        node("QuantizeLinear", "a scale zero", "q"),
        node("QLinearMatMul", "q scale zero w wscale wzero yscale zero", "p"),
        node("DequantizeLinear", "p yscale zero", "d"),
        node("Relu", "d", "e"),
        node("Gemm", "e head bias", "y"),
    ], {
        "first": draw(4, 6), "scale": np.float32(0.03), "zero": np.uint8(128), "w": w, "wscale": np.float32(0.01),
        "wzero": np.int8(0), "yscale": np.float32(0.05), "head": draw(5, 3), "bias": draw(3),
    }, [("x", F, [ROWS, 4])], [("y", F, [ROWS, 3])])


def packed(folder):
    """Weights in int8, in half precision, behind Identity and Transpose, and in Constant nodes."""
    w = RANDOM.integers(-90, 90, size=(4, 6)).astype(np.int8)
    save(folder, "packed", [
        node("DequantizeLinear", "w8 scale", "w"),
        node("MatMul", "x w", "a"),
        node("Constant", "", "b", value=tensor("b", draw(6))),
        node("Add", "a b", "c"),
        node("Relu", "c", "d"),
        node("Cast", "w16 ", "wide", to=F),
        node("Transpose", "wide", "turned", perm=[1, 0]),
        node("MatMul", "d turned", "e"),
        node("Identity", "b5", "same"),
        node("Add", "e same", "y"),
    ], {
        "w8": w, "scale": np.float32(0.01), "w16": draw(5, 6).astype(np.float16), "b5": draw(5),
    }, [("x", F, [ROWS, 4])], [("y", F, [ROWS, 5])])


def branch(folder):
    then = helper.make_graph(
        [node("Mul", "a two", "t")], "then", [], [helper.make_tensor_value_info("t", F, None)],
        [tensor("two", np.float32(2))])
    other = helper.make_graph(
        [node("Neg", "a", "o")], "else", [], [helper.make_tensor_value_info("o", F, None)])
    save(folder, "if", [
        node("Gemm", "x w", "a"),
        node("ReduceSum", "x ", "sum", keepdims=0),
        node("Greater", "sum none", "is"),
        node("If", "is", "b", then_branch=then, else_branch=other),
        node("Gemm", "b head", "y"),
    ], {"w": draw(4, 6), "none": np.float32(0), "head": draw(6, 3)}, [("x", F, [ROWS, 4])], [("y", F, [ROWS, 3])])


def custom(folder):
    nodes = [
        node("MatMul", "x w", "a"),
        helper.make_node("BiasGelu", ["a", "b"], ["g"], domain="com.microsoft"),
        node("MatMul", "g head", "y"),
    ]
    save(folder, "custom", nodes, {"w": draw(4, 6), "b": draw(6), "head": draw(6, 3)},
         [("x", F, [ROWS, 4])], [("y", F, [ROWS, 3])], domains=["com.microsoft"])


def old(folder):
    save(folder, "opset11", [
        node("Conv", "x w b", "a", pads=[1, 1, 1, 1], kernel_shape=[3, 3]),
        node("Clip", "a low high", "c"),
        node("Pad", "c pads", "p"),
        node("AveragePool", "p", "m", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], ceil_mode=1),
        node("Resize", "m roi scales", "u", mode="nearest",
             coordinate_transformation_mode="asymmetric", nearest_mode="floor"),
        node("Split", "u", "s t", axis=1, split=[1, 2]),
        node("Concat", "t s", "k", axis=1),
        node("ReduceMean", "k", "r", axes=[2, 3], keepdims=1),
        node("Squeeze", "r", "z", axes=[2, 3]),
        node("Unsqueeze", "z", "v", axes=[1]),
        node("Flatten", "v", "f"),
        node("Dropout", "f", "d", ratio=0.5),
        node("Gemm", "d head bias", "g", alpha=0.5, beta=2.0),
        node("Softmax", "g", "y", axis=1),
    ], {
        "w": draw(3, 2, 3, 3), "b": draw(3), "low": np.float32(-1), "high": np.float32(1),
        "pads": np.array([0, 0, 1, 0, 0, 0, 0, 2]), "roi": np.zeros(0, np.float32),
        "scales": np.array([1, 1, 2, 2], np.float32), "head": draw(3, 4), "bias": draw(1, 4),
    }, [("x", F, [ROWS, 2, 7, 6])], [("y", F, [ROWS, 4])], opset=11, ir=6)


def newest(folder):
    save(folder, "opset22", [
        node("GroupNormalization", "x gs gb", "a", num_groups=2),
        node("Gelu", "a", "b", approximate="tanh"),
        node("HardSwish", "b", "c"),
        node("Mish", "c", "d"),
        node("ReduceMax", "d axes", "e", keepdims=0),
        node("LayerNormalization", "e ls lb", "f"),
        node("Gemm", "f head", "y"),
    ], {
        "gs": draw(4) + 1, "gb": draw(4), "axes": np.array([2, 3]), "ls": draw(4) + 1, "lb": draw(4), "head": draw(4, 3),
    }, [("x", F, [ROWS, 4, 5, 5])], [("y", F, [ROWS, 3])], opset=22, ir=10)


def tied(folder):
    """One table embeds and reads out; two biases are one tensor by chance."""
    save(folder, "tied", [
        node("Gather", "table ids", "a"),
        node("ReduceMean", "a", "m", axes=[1], keepdims=0),
        node("Gemm", "m w1 zeros", "h"),
        node("Tanh", "h", "t"),
        node("Gemm", "t w2 zeros", "k"),
        node("Transpose", "table", "turned"),
        node("MatMul", "k turned", "y"),
    ], {"table": draw(11, 4), "w1": draw(4, 4), "w2": draw(4, 4), "zeros": np.zeros(4, np.float32)},
        [("ids", TensorProto.INT64, [ROWS, 5])], [("y", F, [ROWS, 11])])


def fixed_rows(folder):
    save(folder, "onerow", [
        node("Conv", "x w", "a"),
        node("Relu", "a", "r"),
        node("Reshape", "r shape", "f"),
        node("Gemm", "f head", "y"),
    ], {"w": draw(2, 1, 3, 3), "shape": np.array([1, 32]), "head": draw(32, 3)},
        [("x", F, [1, 1, 6, 6])], [("y", F, [1, 3])])


def sizes(folder):
    """Asks for sizes, and computes with them, as exporters do."""
    save(folder, "sizes", [
        node("Shape", "x", "s"),
        node("Gather", "s none", "n"),
        node("Unsqueeze", "n first", "n1"),
        node("Concat", "n1 ones", "target", axis=0),
        node("Expand", "cls target", "c"),
        node("Concat", "c x", "k", axis=1),
        node("ConstantOfShape", "target", "o", value=tensor("o", np.array([1], np.float32))),
        node("Concat", "k o", "l", axis=1),
        node("Slice", "l zero n1 zero", "all"),
        node("Reshape", "all flat", "f"),
        node("Gemm", "f head", "y"),
    ], {
        "none": np.array(0), "first": np.array([0]), "zero": np.array([0]), "ones": np.array([1, 3]),
        "cls": draw(1, 1, 3), "flat": np.array([0, 12]), "head": draw(12, 2),
    }, [("x", F, [ROWS, 2, 3])], [("y", F, [ROWS, 2])])


def several(folder):
    save(folder, "several", [
        node("Gather", "table ids", "a"),
        node("Cast", "mask", "m", to=F),
        node("Unsqueeze", "m last", "m1"),
        node("Mul", "a m1", "b"),
        node("ReduceSum", "b one", "s", keepdims=0),
        node("Concat", "s facts", "c", axis=1),
        node("Gemm", "c w", "y"),
        node("Sigmoid", "y", "z"),
    ], {"table": draw(9, 4), "last": np.array([-1]), "one": np.array([1]), "w": draw(6, 3)},
        [("ids", TensorProto.INT64, [ROWS, "sequence"]), ("mask", TensorProto.INT64, [ROWS, "sequence"]),
         ("facts", F, [ROWS, 2])],
        [("y", F, [ROWS, 3]), ("z", F, [ROWS, 3])])


def quantized_parts(folder):
    """As onnxruntime.quantization.quantize_static writes it: QuantizeLinear and DequantizeLinear around each op."""
    def around(name, scale, zero):
        return [node("QuantizeLinear", f"{name} {scale} {zero}", f"{name}q"),
                node("DequantizeLinear", f"{name}q {scale} {zero}", f"{name}f")]

    save(folder, "qdq", [
        *around("x", "xs", "xz"),
        node("DequantizeLinear", "w ws wz", "wf"),
        node("DequantizeLinear", "b bs bz", "bf"),
        node("Gemm", "xf wf bf", "h"),
        node("Relu", "h", "r"),
        *around("r", "rs", "rz"),
        node("DequantizeLinear", "v vs vz", "vf", axis=1),
        node("MatMul", "rf vf", "o"),
        *around("o", "os", "oz"),
        node("DequantizeLinear", "head ws wz", "headf"),
        node("MatMul", "of headf", "y"),
    ], {
        "xs": np.float32(0.013), "xz": np.uint8(118), "w": RANDOM.integers(-127, 127, size=(3, 5)).astype(np.int8),
        "ws": np.float32(0.017), "wz": np.int8(0), "b": RANDOM.integers(-3000, 3000, size=5).astype(np.int32),
        "bs": np.float32(0.013 * 0.017), "bz": np.int32(0), "rs": np.float32(0.021), "rz": np.uint8(0),
        "v": RANDOM.integers(-127, 127, size=(5, 2)).astype(np.int8), "vs": np.float32([0.011, 0.019]),
        "vz": np.int8([0, 0]), "os": np.float32(0.05), "oz": np.uint8(121),
        "head": RANDOM.integers(-127, 127, size=(2, 3)).astype(np.int8),
    }, [("x", F, [ROWS, 3])], [("y", F, [ROWS, 3])])


def masked(folder):
    """A mask of infinite numbers is a fixed tensor."""
    save(folder, "masked", [
        node("MatMul", "x w", "a"),
        node("Transpose", "a", "t", perm=[0, 2, 1]),
        node("MatMul", "a t", "s"),
        node("Add", "s mask", "m"),
        node("Softmax", "m", "p", axis=-1),
        node("MatMul", "p a", "y"),
    ], {"w": draw(3, 4), "mask": np.triu(np.full((5, 5), -np.inf, np.float32), 1)},
        [("x", F, [ROWS, 5, 3])], [("y", F, [ROWS, 5, 4])])


def shared(folder):
    """One tensor is a normalization's bias and its mean, and one trained slope serves two activations."""
    save(folder, "shared", [
        node("Gemm", "x w", "a"),
        node("BatchNormalization", "a scale b b scale", "n"),
        node("PRelu", "n slope", "c"),
        node("Gemm", "c v", "d"),
        node("PRelu", "d slope", "y"),
    ], {"w": draw(3, 5), "b": draw(5), "scale": np.abs(draw(5)) + 1, "v": draw(5, 2), "slope": np.float32([0.3])},
        [("x", F, [ROWS, 3])], [("y", F, [ROWS, 2])])


def endless(folder):
    body = helper.make_graph(
        [node("Identity", "on", "still"), node("MatMul", "s q", "t")], "body",
        [helper.make_tensor_value_info("i", TensorProto.INT64, []), helper.make_tensor_value_info("on", TensorProto.BOOL, []),
         helper.make_tensor_value_info("s", F, None)],
        [helper.make_tensor_value_info("still", TensorProto.BOOL, []), helper.make_tensor_value_info("t", F, None)])
    save(folder, "endless", [helper.make_node("Loop", ["times", "", "x"], ["y"], body=body)],
         {"times": np.array(1 << 53), "q": draw(3, 3)}, [("x", F, [ROWS, 3])], [("y", F, [ROWS, 3])])


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for write in (lstm, quantized, packed, branch, custom, old, newest, tied, fixed_rows, sizes, several,
                  quantized_parts, masked, shared, endless):
        write(target)
