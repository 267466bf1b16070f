package nn.dl4j;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Outcome;
import nn.spi.Plan;

/** Collects what the steps of a chunk give for one objective. */
final class Tape {
    private final boolean wanted;
    private final float[] losses;
    private final Shape shape;
    private final ByteBuffer predictions;
    private final FloatBuffer next;
    private int steps;

    /**
     * Begins.
     *
     * @param plan what is trained
     * @param objective the objective's index
     * @param chunk the steps
     */
    Tape(Plan plan, int objective, Chunk chunk) {
        wanted = plan.outputs();
        losses = new float[chunk.steps()];
        shape = plan.shape(objective).batch(chunk.steps() * chunk.batch());
        predictions = Tensor.allocate(DType.FLOAT32, wanted ? shape : Shape.of(0));
        next = predictions.asFloatBuffer();
    }

    /** Adds what one step gave. */
    void add(BatchOutcome outcome) {
        losses[steps] = (float) outcome.loss();
        steps++;
        if (wanted) {
            next.put(outcome.predictions());
        }
    }

    /** Returns what all steps gave. */
    Outcome outcome() {
        Optional<Tensor> given =
                wanted ? Optional.of(Tensor.wrap(DType.FLOAT32, shape, predictions)) : Optional.empty();
        return new Outcome(losses, given, Optional.empty());
    }
}
