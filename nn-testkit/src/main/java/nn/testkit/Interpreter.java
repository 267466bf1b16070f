package nn.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.data.NnException;
import nn.op.Graph;
import nn.op.Op;
import nn.op.Value;

/**
 * Computes graphs op by op in plain Java: what each op means, in as few words as that takes.
 *
 * <p>Floating-point numbers of all types are computed in double, so that differences of neighbours are sharp; a Cast
 * alone rounds them. Whole numbers wrap around as their types do. Results are held against the types and sizes that the
 * ops state.
 *
 * <pre>{@code
 * Map<String, Array> outputs = Interpreter.of(graph).run(Map.of("x", Array.of(new Dims(2), 1, 2)));
 * }</pre>
 */
public final class Interpreter {
    private final Graph graph;
    private final List<Op> ops;
    private final Map<Value, Array> constants = new LinkedHashMap<>();
    private final Map<String, Value> outputs;

    private Interpreter(Graph graph) {
        this.graph = graph;
        this.ops = graph.ops();
        this.outputs = new LinkedHashMap<>(graph.outputs());
        graph.constants().forEach((value, constant) -> constants.put(value, Array.of(constant)));
    }

    /**
     * Prepares to compute a graph as it is now.
     *
     * @param graph with its outputs declared
     * @return an interpreter, to run as often as wanted
     */
    public static Interpreter of(Graph graph) {
        return new Interpreter(graph);
    }

    /**
     * Computes the outputs.
     *
     * @param inputs by name
     * @return by name
     * @throws NnException if an input is missing or unknown or has another type or size than the graph says, or if an op
     *     gives another type or size than it states
     */
    public Map<String, Array> run(Map<String, Array> inputs) {
        Scope scope = new Scope();
        List<String> names = graph.inputs().stream().map(Value::name).toList();
        if (!inputs.keySet().equals(Set.copyOf(names))) {
            throw NnException.of("the inputs of %s are %s, but there were %s.", graph.name(), names, inputs.keySet());
        }
        graph.inputs().forEach(input -> scope.set(input, inputs.get(input.name())));
        run(scope);
        Map<String, Array> results = new LinkedHashMap<>();
        outputs.forEach((name, value) -> results.put(name, scope.get(value)));
        return results;
    }

    /** Computes all ops, given the inputs. */
    void run(Scope scope) {
        constants.forEach(scope::set);
        for (Op op : ops) {
            List<Array> inputs = op.inputs().stream().map(scope::get).toList();
            List<Array> made = Computation.of(op.type()).run(new Given(op, inputs, scope));
            for (int i = 0; i < op.outputs().size(); i++) {
                scope.set(op.outputs().get(i), made.get(i));
            }
        }
    }
}
