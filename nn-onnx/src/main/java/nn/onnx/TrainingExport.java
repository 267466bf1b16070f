package nn.onnx;

import java.util.function.UnaryOperator;
import nn.data.Given;
import nn.data.NnException;

/**
 * Holds what can be chosen when a training is saved; it is a value, and each word returns a new one.
 *
 * <p>By default: rows that all count 1, numbers for 10 000 steps, and a model as {@link Onnx#save} writes it.
 *
 * <pre>{@code
 * Onnx.saveTraining(model, folder.resolve("digits-training.onnx"), fit -> fit.optimizer(adam(0.001)),
 *         file -> file.sampleWeights().steps(100_000).model(export -> export.uint8Input().classOutputs()));
 * }</pre>
 */
public final class TrainingExport {
    static final TrainingExport DEFAULT = new TrainingExport(Export.DEFAULT, false, 10_000);

    /** More numbers than this a graph would have to hold for each random layer. */
    private static final int MOST_STEPS = 1 << 24;

    private final Export model;
    private final boolean weighted;
    private final int steps;

    private TrainingExport(Export model, boolean weighted, int steps) {
        this.model = model;
        this.weighted = weighted;
        this.steps = steps;
    }

    /**
     * Chooses the form of the model's file that stands in the training's, and that the training changes; the training
     * takes its inputs in the same types.
     *
     * @param settings such as {@code export -> export.uint8Input().classOutputs()}
     * @return a new value
     */
    public TrainingExport model(UnaryOperator<Export> settings) {
        Export chosen = Given.result(
                "model",
                "export -> export.uint8Input()",
                Given.value("model: the settings", settings).apply(model));
        return new TrainingExport(chosen, weighted, steps);
    }

    /**
     * Lets each row bring how much it counts, float32 [steps, batch], for every output that is trained.
     *
     * @return a new value
     */
    public TrainingExport sampleWeights() {
        return new TrainingExport(model, true, steps);
    }

    /**
     * Chooses for how many steps the file has numbers: random bits, such as dropout's, and coefficients that change from
     * step to step, such as Adam's, are written as tables. Where there is neither, any number of steps can be taken.
     *
     * @param count 10 000 by default
     * @return a new value
     * @throws NnException if it is not 1 to 16 777 216
     */
    public TrainingExport steps(int count) {
        if (count < 1 || count > MOST_STEPS) {
            throw NnException.of("steps: the count must be 1 to %d, but was %d.", MOST_STEPS, count);
        }
        return new TrainingExport(model, weighted, count);
    }

    Export model() {
        return model;
    }

    boolean isWeighted() {
        return weighted;
    }

    int steps() {
        return steps;
    }
}
