package nn.onnx.train;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nn.data.Shape;
import nn.spi.Node;
import nn.spi.Plan;
import nn.spi.Ports;

/**
 * Knows where a graph says what was looked up in a table, and the gradient of it.
 *
 * @param table the table's name
 * @param port the name of the rows that were looked up
 * @param rows the shape of what is looked up for one row of data
 * @param vectors the shape of what is found there for one row of data
 */
record Lookup(String table, String port, Shape rows, Shape vectors) {
    /** Lists the lookups of a graph, in the order of the network's nodes. */
    static List<Lookup> all(Plan plan, Set<String> outputs) {
        List<Lookup> found = new ArrayList<>();
        for (String table : plan.tables()) {
            int index = 0;
            for (Node node : plan.network().nodes()) {
                String port = Ports.lookedUp(table, index);
                if (node.weights().stream().anyMatch(weight -> weight.name().equals(table)) && outputs.contains(port)) {
                    Shape in = plan.network().shape(node.from().get(0));
                    found.add(new Lookup(table, port, in, node.out()));
                    index++;
                }
            }
        }
        return found;
    }

    /** Returns the outputs to be read, with their shapes for one row of data. */
    Map<String, Shape> ports() {
        return Map.of(port, rows, Ports.gradient(port), vectors);
    }

    /**
     * Returns how the table's rows are to move after a step.
     *
     * @param outputs the memory of what the step gave, by name
     */
    Moves moves(FloatBuffer table, Function<String, ByteBuffer> outputs, float rate) {
        FloatBuffer found = outputs.apply(port).asFloatBuffer();
        FloatBuffer gradient = outputs.apply(Ports.gradient(port)).asFloatBuffer();
        return new Moves(table, vectors.size() / rows.size(), found, gradient, rate);
    }
}
