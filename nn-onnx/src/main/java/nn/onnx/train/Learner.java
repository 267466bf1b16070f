package nn.onnx.train;

import java.util.Map;
import java.util.Optional;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;

/** Learns from chunks; weights and statistics are among a trainer's {@link NativeBuffers}, once they {@link #settle}. */
interface Learner {
    /** Makes a learner. */
    @FunctionalInterface
    interface Maker {
        /** Prepares to learn by a plan; what native memory it takes goes to the buffers. */
        Learner make(Plan plan, Place place, NativeBuffers buffers);
    }

    /** Takes weights, statistics and slots over. */
    void load(State state);

    /** Takes a chunk's steps. */
    Steps learn(Chunk chunk);

    /** Brings weights among the buffers that stand elsewhere, or in another form, while it learns. */
    default void settle() {}

    /** Returns what evaluates with the weights where they are, if these are not the buffers. */
    default Optional<Evaluation> evaluation() {
        return Optional.empty();
    }

    /** Copies the slots, by name. */
    Map<String, Tensor> slots();
}
