package nn.onnx;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nn.Model;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Tensor;
import nn.onnx.file.ModelFile;
import nn.onnx.file.ModelGraph;
import nn.onnx.run.GraphOptimization;
import nn.op.ElementType;
import nn.spi.Device;
import nn.spi.GraphPreprocessing;

/** Compares what a model predicts with what ONNX Runtime predicts from a written file. */
final class Verification {
    private static final int ROWS = 32;

    private final Model model;
    private final Export export;
    private final Path called;
    private final List<ElementType> types;
    private final Optional<RawSample> raw;
    private final List<List<Tensor>> samples;

    /** Prepares to compare a file that will stand where the user said, and that may take columns. */
    Verification(Model model, Export export, Path called, Optional<GraphPreprocessing> columns) {
        this.model = model;
        this.export = export;
        this.called = called;
        this.types = export.bytes().types(model.network());
        this.raw = columns.map(preprocessing -> RawSample.of(preprocessing, ROWS));
        this.samples = raw.isPresent()
                ? List.of(List.of(
                        raw.get().numbers(model.network().inputs().get(0).shape(), types.get(0))))
                : samples();
        requireBytes(samples.get(0));
    }

    private List<List<Tensor>> samples() {
        return export.sample().isEmpty() ? new RandomSample(model, types).samples(ROWS) : List.of(export.sample());
    }

    private void requireBytes(List<Tensor> sample) {
        for (int i = 0; i < sample.size(); i++) {
            if (types.get(i) == ElementType.UINT8 && sample.get(i).type() != DType.UINT8) {
                throw NnException.of("the sample must be uint8 as the file's input, but was %s.", sample.get(i))
                        .maybe("leave uint8Input() out, or hand bytes to sample(…).");
            }
        }
    }

    int rows() {
        return samples.stream().mapToInt(sample -> sample.get(0).rows()).sum();
    }

    /**
     * Returns the greatest difference over what ONNX Runtime predicts by the graph as it was written and by what its
     * optimizations make of it, relative to the greatest number where that is above 1.
     */
    double differenceOf(Path written) {
        return differenceOf(ModelFile.read(written, called));
    }

    /** Returns the same of a file that was read. */
    double differenceOf(ModelFile written) {
        double difference = 0;
        for (List<Tensor> sample : samples) {
            difference = Math.max(difference, differenceOf(written, sample));
        }
        requireSmall(difference);
        return difference;
    }

    private double differenceOf(ModelFile written, List<Tensor> sample) {
        List<float[]> expected =
                model.predict(sample).stream().map(Tensor::floats).toList();
        expected.forEach(answers -> requireFinite(answers, sample.get(0).rows()));
        double difference = 0;
        for (GraphOptimization level : List.of(GraphOptimization.NONE, GraphOptimization.ALL)) {
            List<float[]> found = answers(written, level, sample);
            for (int i = 0; i < expected.size(); i++) {
                difference = Math.max(difference, difference(expected.get(i), found.get(i)));
            }
        }
        return difference;
    }

    private List<float[]> answers(ModelFile written, GraphOptimization level, List<Tensor> sample) {
        try (OnnxModel file = new OnnxModel(written, Device.CPU.name(), level)) {
            Map<String, Tensor> answer = raw.isPresent() ? raw.get().answers(file) : file.predict(inputs(sample));
            return ModelGraph.outputs(model).values().stream()
                    .map(name -> Objects.requireNonNull(answer.get(name)).floats())
                    .toList();
        }
    }

    private Map<String, Tensor> inputs(List<Tensor> sample) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            given.put(model.network().inputs().get(i).name(), cast(sample.get(i), types.get(i)));
        }
        return given;
    }

    private static Tensor cast(Tensor rows, ElementType type) {
        return switch (type) {
            case UINT8 -> rows;
            case INT32 -> Tensor.of(rows.shape(), rows.ints());
            default -> Tensor.of(rows.shape(), rows.floats());
        };
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
    private static void requireFinite(float[] answers, int rows) {
        for (int i = 0; i < answers.length; i++) {
            if (!Float.isFinite(answers[i])) {
                throw NnException.of(
                                "row %d of the sample: the model itself answers %s. Nothing was saved.",
                                i / (answers.length / rows), answers[i])
                        .maybe("scale the inputs or shrink the weights, or give sample(…) rows that can be answered.");
            }
        }
    }

    /** What goes wrong before the network, no tolerance mends. */
    private String cure() {
        return raw.isPresent()
                ? "leave withPreprocessing() out: the file takes rows of numbers then."
                : "allow more by tolerance(…) if the network is deep, else report it as a fault of this library.";
    }

    void requireSmall(double difference) {
        if (!(difference <= export.tolerance())) {
            throw NnException.of(
                            "the file gives other answers than the model: over %d rows the greatest difference is %s,"
                                    + " but %s is allowed. Nothing was saved.",
                            rows(), difference, export.tolerance())
                    .maybe("%s", cure());
        }
    }
}
