package nn.testkit;

import static nn.op.Ops.averagePool;
import static nn.op.Ops.conv;
import static nn.op.Ops.convTranspose;
import static nn.op.Ops.maxPool;
import static nn.op.Ops.resize;

import java.util.ArrayList;
import java.util.List;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Sliding;
import nn.op.Value;

/** Uses windows that slide, with strides that leave rests, and changes of size. */
final class WindowCases {
    private static final long BATCH = Dims.BATCH;

    private WindowCases() {}

    static List<OpCase> all() {
        List<OpCase> all = new ArrayList<>();
        all.addAll(convolutions());
        all.addAll(transposed());
        all.addAll(pools());
        all.addAll(resizes());
        return all;
    }

    private static List<OpCase> convolutions() {
        return List.of(
                OpCase.of("conv", draft -> conv(draft.x(2, 3, 5, 4), draft.x(4, 3, 3, 2), Sliding.of(3, 2), 1)),
                OpCase.of(
                        "conv with a bias for a batch",
                        draft -> conv(draft.x(BATCH, 2, 4, 5), draft.x(3, 2, 2, 3), draft.x(3), Sliding.of(2, 3), 1)),
                OpCase.of(
                        "conv with strides and dilations",
                        draft -> conv(
                                draft.x(2, 2, 8, 9),
                                draft.x(3, 2, 2, 3),
                                Sliding.of(2, 3).strides(3, 2).dilations(2, 2),
                                1)),
                OpCase.of(
                        "conv in groups",
                        draft -> conv(
                                draft.x(2, 4, 6, 5),
                                draft.x(6, 2, 2, 3),
                                draft.x(6),
                                Sliding.of(2, 3).strides(3, 1),
                                2)),
                OpCase.of(
                        "conv in groups for a batch",
                        draft -> conv(draft.x(BATCH, 4, 3, 4), draft.x(2, 2, 2, 2), Sliding.of(2, 2), 2)),
                OpCase.of(
                        "conv in depth, two filters a channel",
                        draft -> conv(draft.x(2, 3, 4, 5), draft.x(6, 1, 2, 2), Sliding.of(2, 2), 3)),
                OpCase.several(
                        "conv in depth with strides, and with dilations",
                        draft -> List.of(
                                conv(
                                        draft.x(BATCH, 3, 7, 6),
                                        draft.x(3, 1, 3, 2),
                                        draft.x(3),
                                        Sliding.of(3, 2).strides(2, 3),
                                        3),
                                conv(
                                        draft.x(2, 2, 5, 7),
                                        draft.x(6, 1, 2, 3),
                                        Sliding.of(2, 3).dilations(3, 2),
                                        2),
                                conv(
                                        draft.x(2, 4, 6, 5),
                                        draft.x(2, 2, 3, 2),
                                        Sliding.of(3, 2).strides(2, 2),
                                        2))),
                OpCase.several(
                        "conv of series",
                        draft -> List.of(
                                conv(
                                        draft.x(2, 3, 7),
                                        draft.x(4, 3, 3),
                                        draft.x(4),
                                        Sliding.of(3).strides(3),
                                        1),
                                conv(
                                        draft.x(2, 2, 9),
                                        draft.x(4, 1, 3),
                                        Sliding.of(3).strides(2).dilations(2),
                                        2))),
                OpCase.of(
                        "conv of volumes",
                        draft -> conv(
                                draft.x(1, 2, 3, 4, 3),
                                draft.x(2, 2, 2, 3, 1),
                                Sliding.of(2, 3, 1).strides(1, 1, 2),
                                1)));
    }

    private static List<OpCase> transposed() {
        return List.of(
                OpCase.of(
                        "convTranspose",
                        draft -> convTranspose(draft.x(2, 3, 3, 2), draft.x(3, 4, 2, 3), Sliding.of(2, 3), 1)),
                OpCase.of(
                        "convTranspose with strides and dilations",
                        draft -> convTranspose(
                                draft.x(2, 3, 3, 2),
                                draft.x(3, 2, 2, 3),
                                Sliding.of(2, 3).strides(2, 3).dilations(2, 1),
                                1)),
                OpCase.of(
                        "convTranspose in groups for a batch",
                        draft -> convTranspose(
                                draft.x(BATCH, 4, 2, 3),
                                draft.x(4, 3, 2, 2),
                                Sliding.of(2, 2).strides(2, 1),
                                2)),
                OpCase.of(
                        "convTranspose of series in groups",
                        draft -> convTranspose(
                                draft.x(2, 3, 4),
                                draft.x(3, 2, 3),
                                Sliding.of(3).strides(2),
                                3)),
                OpCase.several(
                        "convTranspose with the ends left out, and more at others",
                        draft -> List.of(
                                convTranspose(
                                        draft.x(BATCH, 2, 3, 4),
                                        draft.x(2, 3, 4, 3),
                                        draft.x(3),
                                        Sliding.of(4, 3).strides(3, 2),
                                        1,
                                        1,
                                        0,
                                        2,
                                        1),
                                convTranspose(
                                        draft.x(2, 4, 3, 2),
                                        draft.x(4, 1, 2, 3),
                                        Sliding.of(2, 3).strides(3, 2),
                                        2,
                                        0,
                                        1,
                                        -2,
                                        -1),
                                convTranspose(
                                        draft.x(2, 2, 5),
                                        draft.x(2, 3, 3),
                                        Sliding.of(3).dilations(2),
                                        1,
                                        3,
                                        1))),
                OpCase.of(
                        "convTranspose with a bias and more at the end",
                        draft -> Draft.type("ConvTranspose")
                                .apply(
                                        attributes(new long[] {2, 2}, new long[] {3, 2}, new long[] {1, 1}, 2, 1),
                                        draft.x(2, 2, 2, 3),
                                        draft.x(2, 3, 2, 2),
                                        draft.x(3))));
    }

    private static Attributes attributes(long[] size, long[] strides, long[] dilations, long... more) {
        return Attributes.NONE
                .with("kernel_shape", size)
                .with("strides", strides)
                .with("dilations", dilations)
                .with("output_padding", more);
    }

    private static OpCase pool(String name, Sliding sliding, long... sizes) {
        return OpCase.several(name + " " + sliding, draft -> {
            Value x = draft.x(sizes);
            return List.of(maxPool(x, sliding), averagePool(x, sliding));
        });
    }

    private static List<OpCase> pools() {
        return List.of(
                pool("side by side", Sliding.of(2, 2).strides(2, 2), 2, 3, 4, 6),
                pool("side by side with rests", Sliding.of(3, 2).strides(3, 2), BATCH, 2, 7, 5),
                pool("overlapping", Sliding.of(3, 2).strides(2, 1), 2, 2, 6, 4),
                pool("overlapping for a batch", Sliding.of(2, 2), BATCH, 2, 4, 3),
                pool("with gaps", Sliding.of(2, 1).strides(3, 2), 1, 2, 8, 5),
                pool("over series", Sliding.of(2).strides(2), 2, 3, 7),
                pool("over series for a batch", Sliding.of(3).strides(2), BATCH, 2, 8),
                pool("over volumes", Sliding.of(2, 1, 2).strides(1, 2, 2), 1, 2, 3, 3, 4),
                OpCase.of(
                        "averagePool by default",
                        draft -> Draft.type("AveragePool")
                                .apply(Attributes.NONE.with("kernel_shape", new long[] {2, 2}), draft.x(1, 2, 3, 4))));
    }

    private static List<OpCase> resizes() {
        List<OpCase> all = new ArrayList<>();
        for (String mode : List.of("nearest", "linear")) {
            all.add(OpCase.several(
                    "resize " + mode,
                    draft -> List.of(
                            resize(draft.x(2, 2, 3, 4), mode, 7, 6),
                            resize(draft.x(BATCH, 2, 7, 5), mode, 3, 4),
                            resize(draft.x(1, 2, 5, 3), mode, 5, 7),
                            resize(draft.x(2, 3, 5), mode, 8),
                            resize(draft.x(2, 1, 5), mode, 1),
                            resize(draft.x(1, 1, 1, 2), mode, 3, 4),
                            resize(draft.x(BATCH, 2, 3, 2), mode, 6, 6),
                            resize(draft.x(1, 2, 3), mode, 9),
                            resize(draft.x(1, 1, 2, 3, 2), mode, 3, 2, 5))));
        }
        return all;
    }
}
