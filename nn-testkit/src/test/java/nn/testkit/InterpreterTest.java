package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nn.data.NnException;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private final Graph graph = Graph.named("example");

    private Array run(Array... inputs) {
        Map<String, Array> named = inputs.length == 1 ? Map.of("a", inputs[0]) : Map.of("a", inputs[0], "b", inputs[1]);
        return Interpreter.of(graph).run(named).get("y");
    }

    @Test
    void outputsComeByTheirNames() {
        Value a = graph.input("a", ElementType.FLOAT32, new Dims(Dims.BATCH, 2));
        graph.output("sum", Ops.sum(a, 1));
        graph.output("same", a);
        Map<String, Array> results = Interpreter.of(graph).run(Map.of("a", Array.of(new Dims(3, 2), 1, 2, 3, 4, 5, 6)));
        assertThat(results)
                .hasToString(
                        "{sum=float32 [3] [3.0, 7.0, 11.0], " + "same=float32 [3, 2] [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]}");
    }

    @Test
    void aGraphIsPreparedOnceAndRunOften() {
        Value a = graph.input("a", ElementType.FLOAT32, new Dims(Dims.BATCH));
        graph.output("y", Ops.mean(a));
        Interpreter interpreter = Interpreter.of(graph);
        assertThat(interpreter
                        .run(Map.of("a", Array.of(new Dims(2), 1, 2)))
                        .get("y")
                        .numbers())
                .containsExactly(1.5);
        assertThat(interpreter
                        .run(Map.of("a", Array.of(new Dims(3), 1, 2, 6)))
                        .get("y")
                        .numbers())
                .containsExactly(3);
    }

    @Test
    void otherInputsThanTheGraphsAreRefused() {
        graph.output("y", Ops.square(graph.input("a", ElementType.FLOAT32, new Dims(2))));
        assertThatThrownBy(() -> Interpreter.of(graph).run(Map.of("b", Array.of(new Dims(2), 1, 2))))
                .isInstanceOf(NnException.class)
                .hasMessage("the inputs of example are [a], but there were [b].");
    }

    @Test
    void otherSizesThanStatedAreRefused() {
        graph.output("y", Ops.square(graph.input("a", ElementType.FLOAT32, new Dims(2))));
        assertThatThrownBy(() -> run(Array.of(new Dims(3), 1, 2, 3)))
                .isInstanceOf(NnException.class)
                .hasMessage("a float32 [2] was stated, but there came float32 [3] [1.0, 2.0, 3.0].");
    }

    @Test
    void otherTypesThanStatedAreRefused() {
        graph.output("y", Ops.square(graph.input("a", ElementType.FLOAT32, new Dims(1))));
        assertThatThrownBy(() -> run(Array.integers(new Dims(1), 4)))
                .hasMessage("a float32 [1] was stated, but there came int64 [1] [4.0].");
    }

    @Test
    void equalSymbolsAreEqualSizes() {
        Value a = graph.input("a", ElementType.FLOAT32, new Dims(Dims.BATCH));
        Value b = graph.input("b", ElementType.FLOAT32, new Dims(Dims.BATCH));
        graph.output("y", Ops.add(a, b));
        assertThatThrownBy(() -> run(Array.of(new Dims(3), 1, 2, 3), Array.of(new Dims(1), 1)))
                .hasMessage("b float32 [batch] was stated, but there came float32 [1] [1.0].");
    }

    @Test
    void anOpThatGivesMoreThanItStatesIsRefused() {
        Value x = graph.input("a", ElementType.FLOAT32, new Dims(1, 1, 4));
        Attributes attributes =
                Attributes.NONE.with("kernel_shape", new long[] {2}).with("pads", new long[] {1, 1});
        graph.output("y", Draft.type("MaxPool").apply(attributes, x));
        assertThatThrownBy(() -> run(Array.of(new Dims(1, 1, 4), 1, 2, 3, 4)))
                .hasMessage("MaxPool float32 [1, 1, 3] was stated, "
                        + "but there came float32 [1, 1, 5] [1.0, 2.0, 3.0, 4.0, 4.0].");
    }

    @Test
    void anArrayHoldsAsManyNumbersAsItsSizesSay() {
        assertThatThrownBy(() -> Array.of(new Dims(2, 2), 1, 2, 3))
                .isInstanceOf(NnException.class)
                .hasMessage("an array of sizes [2, 2] cannot hold 3 numbers.");
    }

    @ParameterizedTest
    @CsvSource({
        "UINT32, Add, 4294967295, 2, 1",
        "UINT32, Sub, 1, 2, 4294967295",
        "UINT32, Mul, 4294967291, 4294967279, 85",
        "UINT32, Div, 4294967295, 65536, 65535",
        "INT32, Add, 2147483647, 1, -2147483648",
        "INT32, Mul, 65536, 65536, 0",
        "UINT8, Add, 250, 10, 4",
        "UINT8, Sub, 1, 3, 254",
        "INT64, Div, -7, 2, -3",
        "INT64, Pow, 3, 4, 81",
        "INT64, Max, -7, 2, 2",
        "INT64, Min, -7, 2, -7"
    })
    void wholeNumbersWrapAroundAsTheirTypesDo(ElementType type, String op, double a, double b, double result) {
        Value left = graph.input("a", type, new Dims(1));
        Value right = graph.input("b", type, new Dims(1));
        graph.output("y", Draft.type(op).apply(left, right));
        Array y = run(new Array(type, new Dims(1), new double[] {a}), new Array(type, new Dims(1), new double[] {b}));
        assertThat(y.numbers()).containsExactly(result);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT64, FLOAT32, 0.1, 0.10000000149011612",
        "INT64, FLOAT32, 16777217, 16777216",
        "FLOAT32, INT32, -2.7, -2",
        "FLOAT32, UINT8, 258.9, 2",
        "FLOAT32, BOOL, 0.5, 1",
        "BOOL, FLOAT32, 1, 1",
        "UINT32, FLOAT32, 4294967295, 4294967296",
        "FLOAT32, FLOAT16, 0.1, 0.0999755859375",
        "FLOAT32, FLOAT16, 65519, 65504",
        "FLOAT32, FLOAT16, 65520, Infinity",
        "FLOAT32, FLOAT16, -1e9, -Infinity",
        "FLOAT32, FLOAT16, 1e-7, 1.1920928955078125E-7",
        "FLOAT32, FLOAT16, 1e-8, 0",
        "FLOAT32, FLOAT64, 0.1, 0.1"
    })
    void aCastRoundsToItsType(ElementType from, ElementType to, double number, double result) {
        graph.output("y", Ops.cast(graph.input("a", from, new Dims(1)), to));
        assertThat(run(new Array(from, new Dims(1), new double[] {number})).numbers())
                .containsExactly(result);
    }
}
