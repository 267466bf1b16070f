package nn.testkit;

import static nn.op.Ops.batchNormalization;
import static nn.op.Ops.customGradient;
import static nn.op.Ops.exp;
import static nn.op.Ops.layerNormalization;
import static nn.op.Ops.mul;
import static nn.op.Ops.normalize;
import static nn.op.Ops.normalizeFeatures;

import java.util.List;
import java.util.stream.DoubleStream;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/** Uses what has mean 0 and variance 1, and gradients that are stated apart. */
final class NormalizationCases {
    private static final long BATCH = Dims.BATCH;

    private NormalizationCases() {}

    static List<OpCase> all() {
        return List.of(
                OpCase.several("normalize", draft -> {
                    Value x = draft.x(4, 3, 2);
                    return List.of(
                            normalize(x, 0.1, 0).y(),
                            normalize(x, 1e-3, -1).y(),
                            normalize(x, 0.01, 0, 2).y(),
                            normalize(draft.x(BATCH, 4), 1e-3, 0).y(),
                            normalize(draft.x(BATCH, 2, 3, 2), 1e-3, 0, 2, 3).y());
                }),
                OpCase.several(
                        "normalizeFeatures",
                        draft -> List.of(
                                normalizeFeatures(draft.x(5, 3), draft.x(3), draft.x(3), 0.1, -1)
                                        .y(),
                                normalizeFeatures(draft.x(BATCH, 3, 4), draft.x(4), draft.x(4), 1e-3, 2)
                                        .y(),
                                normalizeFeatures(draft.x(4, 3, 2), draft.x(3), draft.x(3), 0.01, 1)
                                        .y(),
                                normalizeFeatures(draft.x(BATCH, 2, 3, 2), draft.x(2), draft.x(2), 1e-3, 1)
                                        .y())),
                OpCase.several(
                        "layerNormalization",
                        draft -> List.of(
                                layerNormalization(draft.x(3, 4), draft.x(4), draft.x(4), -1, 1e-3),
                                layerNormalization(draft.x(2, 3, 4), draft.x(3, 4), draft.x(3, 4), -2, 0.1),
                                layerNormalization(draft.x(2, 3, 4), draft.x(4), draft.x(4), 1, 1e-3),
                                layerNormalization(draft.x(BATCH, 5, 4), draft.x(4), draft.x(4), 2, 1e-3))),
                OpCase.several("layerNormalization as it is by default", draft -> {
                    Value x = draft.x(3, 5);
                    return List.of(
                            Draft.type("LayerNormalization").apply(x, draft.x(5)),
                            Draft.type("LayerNormalization").apply(Attributes.NONE, x, draft.x(5), draft.x(5)));
                }),
                OpCase.several(
                        "batchNormalization",
                        draft -> List.of(
                                batchNormalization(
                                        draft.x(4, 3), draft.x(3), draft.x(3), fixed(draft, 3), fixed(draft, 3), 0.1),
                                batchNormalization(
                                        draft.x(BATCH, 2, 3, 2),
                                        draft.x(2),
                                        draft.x(2),
                                        fixed(draft, 2),
                                        fixed(draft, 2),
                                        1e-3))),
                OpCase.of("customGradient", draft -> {
                    Value x = draft.x(3, 4);
                    Value y = exp(x);
                    return customGradient(y, x, dy -> mul(dy, y));
                }));
    }

    private static Value fixed(Draft draft, int size) {
        double[] numbers =
                DoubleStream.iterate(0.4, number -> number + 0.35).limit(size).toArray();
        return draft.graph().constant(ElementType.FLOAT32, new Dims(size), numbers);
    }
}
