package nn.onnx.read;

import static nn.onnx.read.Rule.one;
import static nn.op.Ops.*;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import nn.onnx.layer.WeightStart;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/** Reads products of matrices and convolutions. */
final class Products {
    private Products() {}

    static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        all.put("MatMul", one(Products::matMul));
        all.put("Gemm", one(Products::gemm));
        all.put("Conv", one(Products::conv));
        all.put("ConvTranspose", one(Products::convTranspose));
        return all;
    }

    private static Value matMul(Use use) {
        Value a = use.kernel(0);
        Value b = use.kernel(1);
        if (b.dims().rank() == 2
                && a.dims().rank() >= 2
                && Use.areKnown(a.dims(), a.dims().rank() - 1)) {
            return affine(a, b);
        }
        Value left = a.dims().rank() == 1 ? unsqueeze(a, 0) : a;
        Value right = b.dims().rank() == 1 ? unsqueeze(b, 1) : b;
        Value product = matmul(left, right);
        return product.dims().equals(use.dims()) ? product : reshape(product, use.dims());
    }

    private static Value gemm(Use use) {
        Value a = use.kernel(0);
        Value b = use.learned(1, WeightStart.DRAWN, "");
        Attributes transposed = Attributes.NONE;
        transposed = use.node().integer("transA", 0) == 1 ? transposed.with("transA", 1L) : transposed;
        transposed = use.node().integer("transB", 0) == 1 ? transposed.with("transB", 1L) : transposed;
        double alpha = use.node().number("alpha", 1);
        double beta = use.node().number("beta", 1);
        if (!use.has(2) || beta == 0) {
            return mul(Elementwise.type("Gemm").apply(transposed, a, b), alpha);
        }
        Value bias = use.learned(2, WeightStart.ZEROS, use.partner(1));
        return alpha == 1 && beta == 1
                ? Elementwise.type("Gemm").apply(transposed, a, b, bias)
                : add(mul(Elementwise.type("Gemm").apply(transposed, a, b), alpha), mul(bias, beta));
    }

    private static long[] ones(int count) {
        return LongStream.generate(() -> 1).limit(count).toArray();
    }

    private static Sliding sliding(Use use, Value kernel) {
        int axes = kernel.dims().rank() - 2;
        long[] size = LongStream.of(kernel.dims().sizes()).skip(2).toArray();
        return Sliding.of(size)
                .strides(use.node().integers("strides", ones(axes)))
                .dilations(use.node().integers("dilations", ones(axes)));
    }

    private static Value conv(Use use) {
        Value kernel = use.learned(1, WeightStart.DRAWN, "");
        Sliding sliding = sliding(use, kernel);
        Value x = use.in(0);
        long[] pads =
                Margins.around(use, x, array(sliding.size()), array(sliding.strides()), array(sliding.dilations()));
        Value padded = Margins.around(x, 0, pads);
        long groups = use.node().integer("group", 1);
        return use.has(2)
                ? Ops.conv(padded, kernel, use.learned(2, WeightStart.ZEROS, use.partner(1)), sliding, groups)
                : Ops.conv(padded, kernel, sliding, groups);
    }

    private static long[] array(java.util.List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static Value convTranspose(Use use) {
        Value kernel = use.learned(1, WeightStart.DRAWN, "");
        Sliding sliding = sliding(use, kernel);
        String auto = use.node().word("auto_pad", "NOTSET");
        use.require(
                !use.node().has("output_shape") && (auto.equals("NOTSET") || auto.equals("VALID")),
                "its padding follows from a size that is wanted");
        int axes = sliding.size().size();
        long[] cropped = use.node().integers("pads", new long[2 * axes]);
        long[] more = use.node().integers("output_padding", new long[axes]);
        long[] ends = cropped.clone();
        for (int axis = 0; axis < axes; axis++) {
            ends[axis + axes] -= more[axis];
        }
        long groups = use.node().integer("group", 1);
        return use.has(2)
                ? Ops.convTranspose(
                        use.in(0), kernel, use.learned(2, WeightStart.ZEROS, use.partner(1)), sliding, groups, ends)
                : Ops.convTranspose(use.in(0), kernel, sliding, groups, ends);
    }

    /** Sums over neighbouring channels, as local response normalization does. */
    static Value acrossChannels(Value x, long size) {
        Dims dims = x.dims();
        Value rows = reshape(x, new Dims(dims.size(0), 1, dims.size(1), dims.count(2)));
        Value padded = pad(rows, 0, 0, 0, (size - 1) / 2, 0, 0, 0, size / 2, 0);
        Value means = averagePool(padded, Sliding.of(size, 1));
        return reshape(mul(means, size), dims);
    }
}
