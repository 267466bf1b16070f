package nn.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.Model;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.file.ModelFile;
import nn.onnx.file.ModelGraph;
import nn.onnx.run.GraphOptimization;
import nn.spi.Device;

/** Compares what a model predicts with what ONNX Runtime predicts from a written file. */
final class Verification {
    private static final int ROWS = 32;

    private final Model model;
    private final Export export;
    private final Path called;
    private final Tensor sample;

    /** Prepares to compare a file that will stand where the user said. */
    Verification(Model model, Export export, Path called) {
        this.model = model;
        this.export = export;
        this.called = called;
        this.sample = export.sample().orElseGet(this::random);
        if (export.isUint8Input() && sample.type() != DType.UINT8) {
            throw NnException.of("the sample must be uint8 as the file's input, but was %s.", sample)
                    .maybe("leave uint8Input() out, or hand bytes to sample(…).");
        }
    }

    int rows() {
        return sample.rows();
    }

    /** Draws rows from the range that the model has seen. */
    private Tensor random() {
        Shape shape = model.layers().input().orElseThrow().batch(ROWS);
        Schema schema = model.schema();
        Randoms randoms = Randoms.of(0, "sample", 0);
        if (export.isUint8Input()) {
            byte[] bytes = new byte[shape.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) randoms.nextInt(256);
            }
            return Tensor.of(shape, bytes);
        }
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (schema.least() + randoms.nextDouble() * ((double) schema.most() - schema.least()));
        }
        return Tensor.of(shape, values);
    }

    /**
     * Returns the greatest difference over what ONNX Runtime predicts by the graph as it was written and by what its
     * optimizations make of it, relative to the greatest number where that is above 1.
     */
    double differenceOf(Path written) {
        float[] expected = model.predict(sample).floats();
        requireFinite(expected);
        double difference = 0;
        for (GraphOptimization level : List.of(GraphOptimization.NONE, GraphOptimization.ALL)) {
            difference = Math.max(difference, difference(expected, answers(written, level)));
        }
        requireSmall(difference);
        return difference;
    }

    private float[] answers(Path written, GraphOptimization level) {
        try (OnnxModel file = new OnnxModel(ModelFile.read(written, called), Device.CPU.name(), level)) {
            Tensor input = export.isUint8Input() ? sample : Tensor.of(sample.shape(), sample.floats());
            Map<String, Tensor> answer =
                    file.predict(Map.of(file.inputs().get(0).name(), input));
            return Objects.requireNonNull(answer.get(ModelGraph.OUTPUT)).floats();
        }
    }

    /** A difference that is no number stays so, and is never small. */
    static double difference(float[] expected, float[] found) {
        double difference = 0;
        double greatest = 1;
        for (int i = 0; i < expected.length; i++) {
            difference = Math.max(difference, Math.abs((double) expected[i] - found[i]));
            greatest = Math.max(greatest, Math.abs(expected[i]));
        }
        return difference / greatest;
    }

    /** A file cannot be held against answers that are no numbers. */
    private void requireFinite(float[] answers) {
        for (int i = 0; i < answers.length; i++) {
            if (!Float.isFinite(answers[i])) {
                throw NnException.of(
                                "row %d of the sample: the model itself answers %s. Nothing was saved.",
                                i / (answers.length / rows()), answers[i])
                        .maybe("scale the inputs or shrink the weights, or give sample(…) rows that can be answered.");
            }
        }
    }

    void requireSmall(double difference) {
        if (!(difference <= export.tolerance())) {
            throw NnException.of(
                            "the file gives other answers than the model: over %d rows the greatest difference is %s,"
                                    + " but %s is allowed. Nothing was saved.",
                            rows(), difference, export.tolerance())
                    .maybe(
                            "allow more by tolerance(…) if the network is deep, else report it as a fault of this library.");
        }
    }
}
