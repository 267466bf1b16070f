package nn.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpTest {
    private final Graph graph = Graph.named("example");

    private Value input(String name, ElementType type, long... sizes) {
        return graph.input(name, type, new Dims(sizes));
    }

    @Test
    void valuesOfTwoGraphsDoNotMeet() {
        Value a = input("a", ElementType.FLOAT32, 2);
        Value b = Graph.named("other").input("b", ElementType.FLOAT32, new Dims(2));
        assertThatThrownBy(() -> Ops.add(a, b))
                .isInstanceOf(NnException.class)
                .hasMessage("Add: b float32 [2] and a float32 [2] are of graphs of which neither is within the other.\n"
                        + "Maybe hand one of them to the scan as a state, or build both in one graph.");
    }

    @Test
    void valuesOfTwoStepsSideBySideDoNotMeet() {
        Value sequence = input("a", ElementType.FLOAT32, 3, 2);
        assertThatThrownBy(() -> Ops.scan(List.of(), List.of(sequence), (none, outer) -> {
                    Scan.Result within = Ops.scan(
                            List.of(),
                            List.of(sequence),
                            (states, inner) -> new Scan.Step(List.of(), List.of(Ops.add(outer.get(0), inner.get(0)))));
                    return new Scan.Step(List.of(), within.outputs());
                }))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("neither is within the other.\nMaybe hand one of them to the scan as a state");
    }

    @Test
    void aScanStandsInTheInnermostGraphOfItsStatesAndSequences() {
        Value sequence = input("a", ElementType.FLOAT32, 3, 2);
        Value start = input("b", ElementType.FLOAT32, 2);
        Scan.Result result = Ops.scan(List.of(start), List.of(sequence), (outer, slices) -> {
            Scan.Result within = Ops.scan(
                    List.of(outer.get(0)),
                    List.of(sequence),
                    (states, inner) -> new Scan.Step(
                            List.of(Ops.add(slices.get(0), Ops.mul(states.get(0), inner.get(0)))), List.of()));
            return new Scan.Step(within.states(), List.of());
        });
        Graph body = result.states().get(0).op().orElseThrow().body().orElseThrow();
        assertThat(body.ops()).hasSize(1).first().hasFieldOrPropertyWithValue("type", Scan.TYPE);
        assertThat(body.captured()).containsExactly(sequence);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                word("Add", Ops::add),
                word("Equal", Ops::equal),
                word("Where", (a, b) -> Ops.where(Ops.greater(a, 0), a, b)),
                word("MatMul", Ops::matmul),
                word("Gemm", Ops::affine),
                word("Concat", (a, b) -> Ops.concat(List.of(a, b), 0)));
    }

    private static Arguments word(String op, BinaryOperator<Value> word) {
        return Arguments.of(op, word);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void twoInputsAreOfOneType(String op, BinaryOperator<Value> word) {
        Value a = input("a", ElementType.FLOAT32, 2, 2);
        Value b = input("b", ElementType.INT32, 2, 2);
        assertThatThrownBy(() -> word.apply(a, b))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "%s: float32 [2, 2] and int32 [2, 2] are of different types.\nMaybe cast(…) one of them.", op);
    }

    @Test
    void aTransposedConvolutionAddsLessThanAStrideAtItsEnd() {
        Value x = graph.input("image", ElementType.FLOAT32, new Dims(1, 1, 3, 3));
        Value kernel = graph.input("kernel", ElementType.FLOAT32, new Dims(1, 1, 2, 2));
        Attributes attributes =
                Attributes.NONE.with("kernel_shape", new long[] {2, 2}).with("output_padding", new long[] {0, 1});
        assertThatThrownBy(() -> Convolutions.CONV_TRANSPOSE.apply(attributes, x, kernel))
                .hasMessage("ConvTranspose: output_padding must be below the stride 1, but was 1.");
    }
}
