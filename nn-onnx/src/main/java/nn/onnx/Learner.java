package nn.onnx;

import java.util.Map;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;

/** Learns from chunks; all the while, weights and statistics are among a trainer's {@link Holdings}. */
interface Learner {
    /** Makes a learner. */
    @FunctionalInterface
    interface Maker {
        /** Prepares to learn by a plan; what native memory it takes goes to the holdings. */
        Learner make(Plan plan, Place place, Holdings holdings);
    }

    /** Takes weights, statistics and slots over. */
    void load(State state);

    /** Takes a chunk's steps. */
    Steps learn(Chunk chunk);

    /** Copies the slots, by name. */
    Map<String, Tensor> slots();
}
