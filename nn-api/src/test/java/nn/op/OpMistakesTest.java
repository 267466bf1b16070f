package nn.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpMistakesTest {
    private final Graph graph = Graph.named("mistakes");
    private final Value matrix = graph.input("matrix", ElementType.FLOAT32, new Dims(2, 3));
    private final Value image = graph.input("image", ElementType.FLOAT32, new Dims(Dims.BATCH, 2, 5, 5));
    private final Value kernel = graph.input("kernel", ElementType.FLOAT32, new Dims(4, 3, 2, 2));

    private static Arguments mistake(Function<OpMistakesTest, Object> use, String words) {
        return Arguments.of(use, words);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(t -> Ops.add(t.matrix, null), "Add: input 2 must not be null."),
                mistake(t -> Ops.reshape(t.matrix, null), "reshape: the sizes must not be null."),
                mistake(t -> Ops.split(t.matrix, 1, 4), "Split: an axis of 3 cannot be split into 4 parts."),
                mistake(
                        t -> Attributes.NONE.with("axis", 1).word("axis", ""),
                        "attributes: axis must be a String, but is a Long."),
                mistake(t -> Ops.sum(t.matrix, 1, -1), "the axes [1, 1] name one of them twice."),
                mistake(t -> Ops.transpose(t.matrix, 0, 0), "Transpose: the order [0, 0] does not name each axis"),
                mistake(t -> Ops.transpose(t.matrix, 1), "Transpose: the order [1] does not name each axis"),
                mistake(t -> Ops.concat(List.of(), 0), "Concat: the parts must be at least 1, but was 0."),
                mistake(t -> Ops.split(t.matrix, 0, 0), "Split: the parts must be at least 1, but was 0."),
                mistake(t -> Ops.tile(t.matrix, 2), "Tile: repeats: there must be 2, but were 1."),
                mistake(t -> Ops.pad(t.matrix, 0, 1, 1), "Pad: counts before and after each axis: there must be 4"),
                mistake(t -> Ops.pad(t.matrix, 0, -2, 0, -1, 0), "Pad: what is left of an axis must be at least 0"),
                mistake(t -> Ops.unsqueeze(t.matrix, 3), "there is no axis 3"),
                mistake(t -> Ops.expand(t.matrix, new Dims(Dims.BATCH, 3)), "Expand: the sizes [batch, 3] are not all"),
                mistake(t -> Ops.topK(t.matrix, -1, 1), "TopK: k must be at least 1, but was -1."),
                mistake(t -> Ops.resize(t.image, "cubic", 3, 3), "Resize: the mode must be nearest or linear"),
                mistake(t -> Ops.resize(t.image, "nearest", -1, 3), "Resize: a size must be at least 1, but was -1."),
                mistake(t -> Sliding.of(2, 2).strides(0, 1), "a stride must be at least 1, but was 0."),
                mistake(t -> Sliding.of(2, 2).strides(1), "a window's sizes, strides and dilations must be as many"),
                mistake(t -> Ops.maxPool(t.image, Sliding.of(2, 2).dilations(2, 2)), "a pool takes no dilations"),
                mistake(t -> Ops.conv(t.image, t.kernel, Sliding.of(2, 2), 1), "Conv: [batch, 2, 5, 5] and the kernel"),
                mistake(t -> Ops.conv(t.image, t.kernel, Sliding.of(3, 3), 1), "Conv: the kernel [4, 3, 2, 2] is not"),
                mistake(t -> Ops.affine(t.image, t.matrix), "Gemm: [batch*10, 5] and [2, 3] cannot be multiplied."),
                mistake(t -> Ops.affine(t.matrix, t.image), "Gemm: the second matrix must have 2 axes, but was"),
                mistake(
                        t -> Ops.convTranspose(t.matrix, t.kernel, Sliding.of(2, 2), 1, 1, 1),
                        "what is left out at both ends of each axis: there must be 4, but were 2."),
                mistake(
                        t -> Ops.convTranspose(t.image, t.kernel, Sliding.of(2, 2), 1, -1, 0, 0, 0),
                        "what is left out before an axis must be at least 0, but was -1."),
                mistake(t -> Ops.constant(t.matrix, new Dims(2), 1), "a constant float32 [2] cannot hold 1 numbers."),
                mistake(
                        t -> Ops.slice(t.matrix, new long[] {0}, new long[] {2, 1}, new long[] {0}, new long[] {1}),
                        "Slice: starts, ends, axes and steps must be as many, but were [1, 2, 1, 1]."),
                mistake(
                        t -> Ops.slice(t.matrix, new long[] {0}, new long[] {2}, new long[] {0}, new long[] {0}),
                        "Slice: a step must not be 0."),
                mistake(
                        t -> Ops.scan(
                                List.of(t.matrix, t.matrix),
                                List.of(t.matrix),
                                (states, slices) -> new Scan.Step(List.of(states.get(0)), List.of())),
                        "Scan: the states that a step makes: there must be 2, but were 1."),
                mistake(
                        t -> Ops.scan(
                                List.of(t.matrix), List.of(), (states, slices) -> new Scan.Step(states, List.of())),
                        "Scan: the sequences must be at least 1, but was 0."),
                mistake(
                        t -> t.custom(dy -> Ops.cast(dy, ElementType.INT64)),
                        "customGradient: the rule gave int64 [2, 3] for float32 [2, 3]."),
                mistake(t -> t.custom(dy -> null), "customGradient: the lambda gave null."),
                mistake(t -> Gradients.of(t.matrix, List.of(t.matrix)), "what is differentiated must be one number"));
    }

    private Object custom(UnaryOperator<Value> rule) {
        Value y = Ops.customGradient(Ops.square(matrix), matrix, rule);
        return Gradients.of(Ops.sum(y), List.of(matrix));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void areRefusedInWords(Function<OpMistakesTest, Object> use, String words) {
        assertThatThrownBy(() -> use.apply(this))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void anAxisMayBeAddedLast() {
        assertThat(Ops.unsqueeze(matrix, -1).dims()).isEqualTo(new Dims(2, 3, 1));
    }
}
