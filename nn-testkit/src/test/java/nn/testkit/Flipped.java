package nn.testkit;

import java.util.TreeMap;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;

/** Convolves as mathematicians do, with the kernel flipped, and so right in all but the answer. */
final class Flipped extends PlainEngine {
    @Override
    public EnginePredictor predictor(Network network, State state, Device device) {
        return super.predictor(network, flipped(state), device);
    }

    @Override
    public Trainer trainer(Plan plan, State start, Device device) {
        return new Faulty.BentTrainer(super.trainer(plan, flipped(start), device)) {
            @Override
            public State state() {
                return flipped(super.state());
            }

            @Override
            public void restore(State state) {
                super.restore(flipped(state));
            }
        };
    }

    private static State flipped(State state) {
        TreeMap<String, Tensor> weights = new TreeMap<>(state.weights());
        weights.replaceAll((name, tensor) -> tensor.shape().rank() == 4 ? flipped(tensor) : tensor);
        return new State(state.step(), weights, state.slots(), state.optimization());
    }

    private static Tensor flipped(Tensor kernel) {
        int taps = kernel.shape().dim(2) * kernel.shape().dim(3);
        double[] values = Floats.doubles(kernel);
        double[] flipped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int tap = i % taps;
            flipped[i] = values[i - tap + taps - 1 - tap];
        }
        return Floats.tensor(kernel.shape(), flipped);
    }
}
