package nn.testkit;

import static nn.Layers.add;
import static nn.Layers.average;
import static nn.Layers.batchNormalization;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dot;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.maskedBy;
import static nn.Layers.maximum;
import static nn.Layers.minimum;
import static nn.Layers.multiply;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Functional;
import nn.Symbol;
import nn.layer.Layer;
import nn.spi.Objective;

/** Lists every layer that merges or is shared, in networks that are graphs. */
final class GoldenGraphs {
    private static final Symbol A = input("a", 3);
    private static final Symbol B = input("b", 4);
    private static final Symbol C = input("c", 2);
    private static final Symbol TWIN = input("twin", 3);
    private static final Symbol SEQUENCE = input("sequence", 4, 3);
    private static final Symbol LENGTHS = input("lengths", 1);
    private static final Symbol MASK = input("mask", 4);
    private static final List<Symbol> SEEN =
            Stream.of(A, B, C).map(each -> each.then(dense(5).tanh())).toList();

    private GoldenGraphs() {}

    static Stream<GoldenCase> all() {
        return Stream.of(merged(), concatenated(), multiplied(), shared(), masked(), two())
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> merged() {
        Map<String, Layer> each = Map.of(
                "add", add(),
                "subtract", subtract(),
                "multiply", multiply(),
                "average", average(),
                "maximum", maximum(),
                "minimum", minimum());
        return each.entrySet().stream().flatMap(entry -> merged(entry.getKey(), entry.getValue()));
    }

    private static Stream<GoldenCase> merged(String name, Layer layer) {
        Symbol both = SEEN.get(0).then(layer, SEEN.get(1));
        Symbol broadcast = pairs(0, 2, 3).then(layer, pairs(1, 1, 3));
        Stream<GoldenCase> two = Stream.of(
                of(name, List.of(A, B), both.then(dense(2))),
                of(name + "-broadcast", List.of(A, B), broadcast.then(flatten(), dense(2))));
        return name.equals("subtract")
                ? two
                : Stream.concat(
                        two,
                        Stream.of(of(
                                name + "-three",
                                List.of(A, B, C),
                                SEEN.get(0)
                                        .then(layer, SEEN.get(1), SEEN.get(2))
                                        .then(dense(2)))));
    }

    private static Stream<GoldenCase> concatenated() {
        return Stream.of(
                joined("", concatenate(SEEN.get(0), SEEN.get(1).then(dense(2).tanh()))),
                of(
                        "concatenate-three",
                        List.of(A, B, C),
                        concatenate(SEEN.get(0), SEEN.get(1), SEEN.get(2)).then(flatten(), dense(2))),
                joined("-pairs", concatenate(pairs(0, 2, 3), pairs(1, 2, 1))),
                joined("-first", concatenate(1, pairs(0, 2, 3), pairs(1, 1, 3))),
                joined("-last", concatenate(-1, pairs(0, 2, 3), pairs(1, 2, 2))),
                images());
    }

    private static GoldenCase images() {
        Symbol image = input("image", 2, 4, 3);
        Symbol other = input("other", 1, 4, 3);
        Symbol both = concatenate(image.then(conv2D(2, 2).same().tanh()), other.then(rescaling(1.0 / 255)));
        return of(
                "concatenate-images",
                List.of(image, other),
                both.then(conv2D(2, 2).tanh(), flatten(), dense(2)));
    }

    private static GoldenCase joined(String name, Symbol both) {
        return of("concatenate" + name, List.of(A, B), both.then(flatten(), dense(2)));
    }

    private static Stream<GoldenCase> multiplied() {
        return Stream.of(
                product("", dot(1), SEEN.get(0), SEEN.get(1)),
                product("-normalize", dot(1).normalize(), SEEN.get(0), SEEN.get(1)),
                product("-last", dot(-1), pairs(0, 2, 3), pairs(1, 4, 3)),
                product("-unequal", dot(1, 2), pairs(0, 3, 2), pairs(1, 4, 3)),
                product("-normalizeUnequal", dot(2, 1).normalize(), pairs(0, 2, 3), pairs(1, 3, 2)),
                product("-vector", dot(2, 1), pairs(0, 2, 3), SEEN.get(1).then(dense(3).tanh())),
                product("-vectorFirst", dot(1), SEEN.get(0).then(dense(3).tanh()), pairs(1, 3, 2)));
    }

    private static GoldenCase product(String name, Layer dot, Symbol first, Symbol second) {
        return of("dot" + name, List.of(A, B), first.then(dot, second).then(flatten(), dense(2)));
    }

    /** Sees what comes of an input as rows of two axes. */
    private static Symbol pairs(int input, int time, int features) {
        return SEEN.get(input).then(dense(time * features).tanh(), reshape(time, features));
    }

    private static Stream<GoldenCase> shared() {
        Layer chained = share("tower", dense(3).tanh());
        return Stream.of(
                twins("", dense(4).tanh()),
                twins("-deep", dense(4).tanh(), dense(3).tanh()).optimizer(adam(0.01)),
                twins(
                        "-batchNormalization",
                        dense(4).tanh(),
                        batchNormalization().momentum(0.6),
                        dense(3).tanh()),
                twins(
                        "-penalties",
                        dense(4).tanh().kernelRegularizer(l1L2(0.02, 0.03)).biasRegularizer(l2(0.05))),
                twins(
                                "-frozen",
                                dense(4).tanh().kernelRegularizer(l1L2(0.02, 0.03)),
                                batchNormalization().momentum(0.6))
                        .freeze("tower"),
                of("share-chained", List.of(A), A.then(chained, dense(3).tanh(), chained, dense(2))));
    }

    private static GoldenCase twins(String name, Layer... layers) {
        Layer tower = share("tower", layers);
        return of(
                "share" + name,
                List.of(A, TWIN),
                subtract(A.then(tower), TWIN.then(tower)).then(dense(2)));
    }

    private static Stream<GoldenCase> masked() {
        Symbol seen = SEQUENCE.then(reshape(12), dense(8).tanh(), reshape(4, 2));
        Symbol again = SEQUENCE.then(reshape(12), dense(8).tanh(), reshape(4, 2));
        Symbol byLength = seen.then(maskedBy(), LENGTHS);
        Symbol byMask = again.then(maskedBy(), MASK);
        List<Symbol> two = List.of(SEQUENCE, LENGTHS);
        List<Symbol> three = List.of(SEQUENCE, LENGTHS, MASK);
        return Stream.of(
                of("maskedBy", two, byLength),
                of("maskedBy-mask", List.of(SEQUENCE, MASK), byMask),
                of("maskedBy-weighted", two, byLength),
                of("maskedBy-eitherProduct", three, multiply(byLength, byMask)),
                of("maskedBy-eitherGreatest", three, maximum(byLength, byMask)),
                of("maskedBy-eitherLeast", three, minimum(byLength, byMask)),
                of("maskedBy-oneProduct", two, multiply(again, byLength)),
                of("maskedBy-oneGreatest", two, maximum(again, byLength)),
                of("maskedBy-oneLeast", two, minimum(again, byLength)),
                of("maskedBy-one", two, add(byLength, again)),
                of("maskedBy-joined", two, concatenate(1, byLength, again)));
    }

    private static Stream<GoldenCase> two() {
        Symbol both = concatenate(SEEN.get(0), SEEN.get(1));
        Functional classes = Functional.of(List.of(A, B), List.of(both.then(dense(3).softmax()), both.then(dense(2))));
        Symbol pair = SEEN.get(0).then(dense(4).tanh().kernelRegularizer(l2(0.03)));
        Functional apart = Functional.of(
                List.of(A, B),
                List.of(pair.then(dense(2)), multiply(pair, SEEN.get(1).then(dense(4).tanh()))));
        Symbol kind = both.then(dense(3).softmax());
        Functional inner = Functional.of(
                List.of(A, B), List.of(kind, concatenate(kind, SEEN.get(1)).then(dense(2))));
        Symbol penalized = SEEN.get(0).then(dense(4).tanh().kernelRegularizer(l1L2(0.02, 0.03)));
        Functional clipped = Functional.of(
                List.of(A, B),
                List.of(
                        penalized.then(dense(2)),
                        concatenate(penalized, SEEN.get(1)).then(dense(3).softmax())));
        return Stream.of(
                new GoldenCase(
                        "graphs/two-inner",
                        inner,
                        List.of(
                                new Objective(inner.outputs().get(0), categoricalCrossentropy(), 1),
                                new Objective(inner.outputs().get(1), meanSquaredError(), 0.4)),
                        adam(0.01)),
                new GoldenCase(
                        "graphs/two-clipped",
                        clipped,
                        List.of(
                                new Objective(clipped.outputs().get(0), meanSquaredError(), 0.5),
                                new Objective(clipped.outputs().get(1), categoricalCrossentropy(), 2)),
                        sgd(0.1).globalClipNorm(0.2)),
                new GoldenCase(
                        "graphs/two",
                        classes,
                        List.of(
                                new Objective(classes.outputs().get(0), categoricalCrossentropy(), 1),
                                new Objective(classes.outputs().get(1), meanSquaredError(), 0.3)),
                        adam(0.01)),
                new GoldenCase(
                        "graphs/two-apart",
                        apart,
                        List.of(
                                new Objective(apart.outputs().get(0), meanSquaredError(), 0.5),
                                new Objective(apart.outputs().get(1), meanAbsoluteError(), 2)),
                        sgd(0.1).momentum(0.8)));
    }

    private static GoldenCase of(String name, List<Symbol> inputs, Symbol output) {
        return GoldenCase.of("graphs/" + name, Functional.of(inputs, output), meanSquaredError(), sgd(0.1));
    }
}
