package nn.testkit;

import java.util.Map;
import java.util.stream.DoubleStream;
import nn.op.Graph;

/**
 * Compares what an engine made of a graph with what the interpreter makes of it.
 *
 * @param expected the interpreter's outputs
 * @param got the engine's
 */
record Agreement(Map<String, Array> expected, Map<String, Array> got) {
    static Agreement of(OpConformance engine, Graph graph, Map<String, Array> inputs) throws Exception {
        return new Agreement(Interpreter.of(graph).run(inputs), engine.run(graph, inputs));
    }

    /**
     * Checks that all outputs are of equal types and sizes, and their numbers near each other.
     *
     * @param tolerance a difference, divided by the greatest number where that is above 1
     * @return the engine's outputs
     */
    Map<String, Array> check(double tolerance) {
        expected.forEach((name, array) -> {
            Array other = got.get(name);
            String form = array.type() + " " + array.dims();
            if (!form.equals(other.type() + " " + other.dims())) {
                throw new AssertionError(name + ": expected " + form + ", got " + other.type() + " " + other.dims());
            }
            double greatest =
                    DoubleStream.of(array.numbers()).map(Math::abs).max().orElse(0);
            float[] numbers = Floats.floats(other.numbers());
            Compare.near(name, array.numbers(), numbers, tolerance * Math.max(1, greatest));
        });
        return got;
    }
}
