package nn.spi;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Loss;
import nn.layer.Optimizer;
import nn.layer.Weight;

/**
 * Says all that an engine must know to train a network.
 *
 * @param network what is trained
 * @param loss what is made small
 * @param optimizer how weights change; its rates come with each chunk
 * @param seed what random layers draw from, together with their name and the step
 * @param outputs whether each step's predictions are wanted back
 */
public record Plan(Network network, Loss loss, Optimizer optimizer, long seed, boolean outputs) {
    /**
     * Begins a training: step 0, and the optimizer's slots as they start.
     *
     * @param weights the network's weights
     * @return the state to hand to a trainer
     */
    public State start(SortedMap<String, Tensor> weights) {
        SortedMap<String, Tensor> slots = new TreeMap<>();
        for (Weight weight : network.trainable()) {
            optimizer.slots().forEach((slot, value) -> {
                float[] values = new float[weight.shape().size()];
                Arrays.fill(values, value);
                slots.put(weight.name() + ":" + slot, Tensor.of(weight.shape(), values));
            });
        }
        return new State(0, weights, slots);
    }

    /**
     * Goes on with a training: its step and weights, and its slots as far as this plan needs them; others start anew.
     *
     * @param before where it stopped
     * @return the state to hand to a trainer
     */
    public State resume(State before) {
        SortedMap<String, Tensor> slots = new TreeMap<>(start(before.weights()).slots());
        slots.replaceAll((name, fresh) -> before.slots().getOrDefault(name, fresh));
        return new State(before.step(), before.weights(), slots);
    }
}
