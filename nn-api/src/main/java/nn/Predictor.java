package nn;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Decision;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.RowPredictor;
import nn.spi.Vocabularies;

/** Predicts with fixed weights, from any number of threads at once, until it is closed. */
public final class Predictor implements Predicting, AutoCloseable {
    private static final int ROWS_AT_ONCE = 1024;
    /** The width of an output whose length is known only when rows come. */
    private static final int OPEN = -1;
    /** How long a sequence is that is predicted for the sake of nothing but having been. */
    private static final int EXAMPLE = 8;

    private final Network network;
    private final Decision decision;
    private final EnginePredictor engine;
    private final Vocabularies known;
    private final int width;
    private final boolean isFree;
    /** Whether a row of the right length can go to the engine without another look. */
    private final boolean takesAnyRow;

    Predictor(Network network, Decision decision, EnginePredictor engine) {
        this.network = network;
        this.decision = decision;
        this.engine = engine;
        this.known = Vocabularies.of(network);
        this.isFree = network.isFree();
        this.takesAnyRow = known.areFree() && !isFree;
        this.width = network.output().isFree() ? OPEN : network.output().size();
    }

    /** Predicts a row of zeros, so that the first row that counts finds everything compiled. */
    Predictor warmedUp() {
        Network fixed = network.example(EXAMPLE);
        if (fixed.inputs().size() == 1 && fixed.outputs().size() == 1) {
            predict(new float[fixed.inputs().get(0).shape().size()]);
        } else {
            predict(fixed.inputs().stream()
                    .map(input -> Tensor.zeros(input.shape()))
                    .toList());
        }
        return this;
    }

    @Override
    public float[] predict(float... row) {
        Given.value("predict: the row", row);
        if (width == OPEN) {
            return predict(Tensor.of(rowShape(row.length).batch(1), row)).floats();
        }
        float[] output = new float[width];
        predict(row, output);
        return output;
    }

    /**
     * Predicts one row into an array that is there already; for the innermost loops of a service.
     *
     * @param row as many numbers as the network's input has
     * @param output takes as many numbers as the network's output has
     * @throws NnException if one of them is of another length
     */
    public void predict(float[] row, float[] output) {
        Given.value("predict: the output", output);
        Shape input = rowShape(Given.value("predict: the row", row).length);
        if (width != OPEN) {
            requireWidth(width, output.length);
        }
        if (engine instanceof RowPredictor direct && takesAnyRow) {
            direct.predict(row, output);
        } else {
            float[] found = predict(Tensor.of(input.batch(1), row)).floats();
            requireWidth(found.length, output.length);
            System.arraycopy(found, 0, output, 0, found.length);
        }
    }

    private static void requireWidth(int numbers, int places) {
        if (numbers != places) {
            throw NnException.of("the network gives %d numbers a row, but was to put them into %d.", numbers, places);
        }
    }

    @Override
    public float[] predict(byte[] row) {
        Given.value("predict: the row", row);
        return predict(Tensor.of(rowShape(row.length).batch(1), row)).floats();
    }

    @Override
    public float[][] predict(float[][] rows) {
        Tensor given = Tensor.of(rows);
        float[] all = predict(given.reshape(rowShape(rows[0].length).batch(rows.length)))
                .floats();
        float[][] outputs = new float[rows.length][];
        int each = all.length / rows.length;
        for (int i = 0; i < rows.length; i++) {
            outputs[i] = Arrays.copyOfRange(all, i * each, (i + 1) * each);
        }
        return outputs;
    }

    @Override
    public Tensor predict(Tensor input) {
        return predict(List.of(Given.value("predict: the input", input)), List.of(onlyOutput()))
                .get(0);
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs) {
        return predict(
                Given.all(
                        "predict: input",
                        Given.value("predict: the inputs", inputs).toArray(Tensor[]::new)),
                network.outputs());
    }

    @Override
    public Map<String, Tensor> predict(Map<String, Tensor> inputs) {
        List<Tensor> found = predict(Inputs.ordered(network, Given.value("predict: the inputs", inputs)));
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            named.put(network.outputs().get(i), found.get(i));
        }
        return Collections.unmodifiableMap(named);
    }

    private String onlyOutput() {
        if (network.outputs().size() > 1) {
            throw NnException.of(
                            "the network gives %d outputs, %s, but one was asked for.",
                            network.outputs().size(), network.outputs())
                    .maybe(
                            "use predict(List.of(%s)), which gives all of them.",
                            network.inputs().size() == 1 ? "input" : "…");
        }
        return network.outputs().get(0);
    }

    @Override
    public Tensor output(String layer, Tensor input) {
        Given.value("output: the input", input);
        Inputs.requireCount(
                network,
                1,
                "make the layer an output of Functional.of(…) as well: predict(List.of(…)) gives all of them.");
        return predict(List.of(input), List.of(lastNode(Given.value("output: the layer", layer))))
                .get(0);
    }

    /** Predicts one row of each input, or a batch of each. */
    private List<Tensor> predict(List<Tensor> given, List<String> nodes) {
        Inputs inputs = Inputs.of(network, known, given);
        Network fixed = isFree ? inputs.fixed(network) : network;
        boolean isWhole = inputs.rows() <= ROWS_AT_ONCE && (inputs.rows() > 0 || !isFree);
        List<Tensor> found = isWhole ? engine.predict(inputs.batches(), nodes) : predictInParts(fixed, inputs, nodes);
        return inputs.isBatch()
                ? found
                : found.stream()
                        .map(output -> output.reshape(output.shape().row()))
                        .toList();
    }

    @Override
    public Decision decision() {
        return decision;
    }

    private List<Tensor> predictInParts(Network fixed, Inputs inputs, List<String> nodes) {
        List<Shape> shapes = nodes.stream()
                .map(node -> fixed.shape(node).batch(inputs.rows()))
                .toList();
        List<ByteBuffer> all = shapes.stream()
                .map(shape -> Tensor.allocate(DType.FLOAT32, shape))
                .toList();
        for (int from = 0; from < inputs.rows(); from += ROWS_AT_ONCE) {
            List<Tensor> part =
                    engine.predict(inputs.batches(from, Math.min(inputs.rows(), from + ROWS_AT_ONCE)), nodes);
            for (int i = 0; i < part.size(); i++) {
                all.get(i).put(part.get(i).memory());
            }
        }
        return IntStream.range(0, all.size())
                .mapToObj(i ->
                        Tensor.wrap(DType.FLOAT32, shapes.get(i), all.get(i).rewind()))
                .toList();
    }

    /** Finds the last node that a layer was expanded to. */
    private String lastNode(String layer) {
        return network.nodes().stream()
                .map(Node::name)
                .filter(name -> name.equals(layer) || name.startsWith(layer + "/"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> NnException.of("there is no layer \"%s\".", layer)
                        .maybe(
                                "it is one of %s.",
                                network.nodes().stream().map(Node::name).toList()));
    }

    private Shape rowShape(int length) {
        Inputs.requireCount(network, 1);
        onlyOutput();
        Shape row = network.inputs().get(0).shape();
        if (row.isFree()) {
            return sequence(row, length);
        }
        if (row.size() != length) {
            throw NnException.of(
                    "the network takes rows of %s, %d numbers, but was given %d.", row, row.size(), length);
        }
        return row;
    }

    private static Shape sequence(Shape row, int length) {
        int step = row.row().size();
        if (length == 0 || length % step != 0) {
            throw NnException.of(
                    "the network takes rows of %s, %d numbers a step, but was given %d.", row, step, length);
        }
        int[] sizes = row.dims();
        sizes[0] = length / step;
        return Shape.of(sizes);
    }

    /** Gives memory and threads back; closing again does nothing, predicting fails then. */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "Predictor " + Inputs.toOutputs(network);
    }
}
