package nn.spi;

import java.util.Optional;
import nn.data.Given;

/** Names the inputs and outputs of a plan's graphs; weights and slots go in under their own names. */
public final class Ports {
    /** 1 / rows of a step: a scalar. */
    public static final String PER_ROW = "per_row";
    /** Each step's penalties [steps]; there only where there are some. */
    public static final String PENALTIES = "penalties";

    private static final String KEY = "key:";
    private static final String LAST = "@last";
    private static final String TRANSPOSED = "@transposed";

    private Ports() {}

    /**
     * Names what an objective's output is compared with.
     *
     * @param objective the objective's index in the plan
     * @return the name of [steps, batch, …]
     */
    public static String targets(int objective) {
        return numbered("targets", objective);
    }

    /**
     * Names how much the rows or positions count for an objective.
     *
     * @param objective the objective's index in the plan
     * @return the name of [steps, batch] or [steps, batch, time]
     */
    public static String sampleWeights(int objective) {
        return numbered("sample_weights", objective);
    }

    /**
     * Names each step's loss for an objective.
     *
     * @param objective the objective's index in the plan
     * @return the name of [steps]
     */
    public static String losses(int objective) {
        return numbered("losses", objective);
    }

    /**
     * Names each step's predictions of an objective's output.
     *
     * @param objective the objective's index in the plan
     * @return the name of float32 [steps, batch, …]
     */
    public static String predictions(int objective) {
        return numbered("outputs", objective);
    }

    /**
     * Names each step's mask of an objective's output; there only where predictions are wanted and masked.
     *
     * @param objective the objective's index in the plan
     * @return the name of float32 [steps, batch, time]: 1 at the positions that count, 0 elsewhere
     */
    public static String mask(int objective) {
        return numbered("mask", objective);
    }

    private static String numbered(String name, int objective) {
        return objective == 0 ? name : name + "@" + objective;
    }

    /**
     * Names a network's input.
     *
     * @param name the network's name for it
     * @return the name of [steps, batch, …]
     */
    public static String input(String name) {
        return "input:" + name;
    }

    /**
     * Names one of an optimizer's coefficients.
     *
     * @param name the coefficient's, as {@link Ages#name} gives it for a group of weights
     * @return the name of [steps]
     */
    public static String coefficient(String name) {
        return "coefficient:" + name;
    }

    /**
     * Names the random bits of a layer.
     *
     * @param layer its name
     * @return the name of int32 [steps]
     */
    public static String key(String layer) {
        return KEY + layer;
    }

    /**
     * Tells whose random bits an input takes.
     *
     * @param input an input's name
     * @return the layer's name, empty for other inputs
     */
    public static Optional<String> keyed(String input) {
        Given.value("a port: the input", input);
        return input.startsWith(KEY) ? Optional.of(input.substring(KEY.length())) : Optional.empty();
    }

    /**
     * Names a weight's gradients.
     *
     * @param weight its name
     * @return the name of [steps, …], in a graph of one step ({@link ChunkTypes#isOneStep}) of the weight's own shape
     */
    public static String gradient(String weight) {
        return "gradient:" + weight;
    }

    /**
     * Names the rows that a step looked up in a table.
     *
     * @param table the table's name
     * @param index which lookup, where there are several
     * @return the name of float32 [steps, batch, …], whole numbers; the gradient of what was there has this name's own
     */
    public static String lookedUp(String table, int index) {
        return "rows:" + table + ":" + index;
    }

    /**
     * Names what a weight or slot is after the last step.
     *
     * @param name the weight's or slot's
     * @return the output's name
     */
    public static String last(String name) {
        return name + LAST;
    }

    /**
     * Tells which weight or slot an output is after the last step.
     *
     * @param output an output's name
     * @return the weight's or slot's name, empty for other outputs
     */
    public static Optional<String> carried(String output) {
        return without(LAST, output);
    }

    /**
     * Names a weight as it goes into a graph of one step and comes out of it where the engine likes it transposed
     * ({@link Forms#transposedUpTo}).
     *
     * @param weight its name
     * @return the name of [columns, rows]
     */
    public static String transposed(String weight) {
        return weight + TRANSPOSED;
    }

    /**
     * Tells which weight an input is, transposed.
     *
     * @param input an input's name
     * @return the weight's name, empty for other inputs
     */
    public static Optional<String> untransposed(String input) {
        return without(TRANSPOSED, input);
    }

    private static Optional<String> without(String ending, String name) {
        Given.value("a port: the name", name);
        return name.endsWith(ending)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
    }
}
