package nn;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
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

/** Predicts with fixed weights, from any number of threads at once, until it is closed. */
public final class Predictor implements Predicting, AutoCloseable {
    private static final int ROWS_AT_ONCE = 1024;

    private final Network network;
    private final Decision decision;
    private final EnginePredictor engine;
    private final int width;

    Predictor(Network network, Decision decision, EnginePredictor engine) {
        this.network = network;
        this.decision = decision;
        this.engine = engine;
        this.width = network.output().size();
    }

    /** Predicts a row of zeros, so that the first row that counts finds everything compiled. */
    Predictor warmedUp() {
        predict(new float[network.inputs().get(0).shape().size()]);
        return this;
    }

    @Override
    public float[] predict(float... row) {
        Given.value("predict: the row", row);
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
        if (output.length != width) {
            throw NnException.of(
                    "the network gives %d numbers a row, but was to put them into %d.", width, output.length);
        }
        if (engine instanceof RowPredictor direct) {
            direct.predict(row, output);
        } else {
            predict(Tensor.of(input.batch(1), row)).memory().asFloatBuffer().get(output);
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
        for (int i = 0; i < rows.length; i++) {
            outputs[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
        }
        return outputs;
    }

    @Override
    public Tensor predict(Tensor input) {
        return output(network.outputs().get(0), input);
    }

    @Override
    public Tensor output(String layer, Tensor input) {
        Given.value("predict: the input", input);
        Given.value("output: the layer", layer);
        Shape row = network.inputs().get(0).shape();
        String node = lastNode(layer);
        if (input.shape().equals(row)) {
            Tensor output = run(input.reshape(row.batch(1)), node);
            return output.reshape(output.shape().row());
        }
        if (input.shape().rank() != row.rank() + 1 || !input.shape().row().equals(row)) {
            throw unfitting(row, input.shape());
        }
        return input.rows() <= ROWS_AT_ONCE ? run(input, node) : runInParts(input, node);
    }

    @Override
    public Decision decision() {
        return decision;
    }

    private static NnException unfitting(Shape row, Shape given) {
        NnException wrong = NnException.of(
                "the network takes rows of %s, or a batch [rows, …] of them, but was given %s.", row, given);
        boolean batch = given.rank() == row.rank() + 1;
        Shape image = batch ? given.row() : given;
        return image.isImage() && image.channelsFirst().equals(row)
                ? wrong.maybe(
                        "these are channels last: use tensor.transpose(%s), or data.channelsFirst().",
                        batch ? "0, 3, 1, 2" : "2, 0, 1")
                : wrong;
    }

    private Tensor run(Tensor input, String node) {
        return engine.predict(List.of(input), List.of(node)).get(0);
    }

    private Tensor runInParts(Tensor input, String node) {
        Shape shape = network.shape(node).batch(input.rows());
        ByteBuffer all = Tensor.allocate(DType.FLOAT32, shape);
        for (int from = 0; from < input.rows(); from += ROWS_AT_ONCE) {
            all.put(run(input.rows(from, Math.min(input.rows(), from + ROWS_AT_ONCE)), node)
                    .memory());
        }
        return Tensor.wrap(DType.FLOAT32, shape, all.rewind());
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
        Shape row = network.inputs().get(0).shape();
        if (row.size() != length) {
            throw NnException.of(
                    "the network takes rows of %s, %d numbers, but was given %d.", row, row.size(), length);
        }
        return row;
    }

    /** Gives memory and threads back; closing again does nothing, predicting fails then. */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "Predictor " + network.inputs().get(0).shape() + " to " + network.output();
    }
}
