package nn.train;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.optimizer.Sgd;
import nn.spi.Chunk;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;
import nn.spi.Steps;

/** The arithmetic of {@link TinyEngine}. */
final class TinyDense {
    private final String name;
    private final int in;
    private final int out;
    private final SortedMap<String, Tensor> slots;
    private final Optimization optimization;
    private final float[] kernel;
    private final float[] bias;

    TinyDense(Network network, State state) {
        Node node = network.nodes().get(0);
        name = node.name();
        out = node.out().size();
        kernel = state.weights().get(name + "/kernel").floats();
        bias = state.weights().get(name + "/bias").floats();
        in = kernel.length / out;
        slots = new TreeMap<>(state.slots());
        optimization = state.optimization();
    }

    Tensor predict(Tensor input) {
        float[] x = input.floats();
        float[] y = new float[input.rows() * out];
        for (int i = 0; i < y.length; i++) {
            double sum = bias[i % out];
            for (int k = 0; k < in; k++) {
                sum += (double) x[i / out * in + k] * kernel[k * out + i % out];
            }
            y[i] = (float) sum;
        }
        return Tensor.of(Shape.of(input.rows(), out), y);
    }

    Steps go(Chunk chunk, Plan plan) {
        float[] losses = new float[chunk.steps()];
        float[] outputs = new float[chunk.steps() * chunk.batch() * out];
        for (int s = 0; s < losses.length; s++) {
            int from = s * chunk.batch();
            int to = from + chunk.batch();
            float[] x = chunk.inputs().get(0).rows(from, to).floats();
            float[] y = chunk.targets().rows(from, to).floats();
            float[] p = predict(chunk.inputs().get(0).rows(from, to)).floats();
            System.arraycopy(p, 0, outputs, from * out, p.length);
            float[] weights = chunk.sampleWeights()
                    .map(each -> each.rows(from, to).floats())
                    .orElse(new float[0]);
            losses[s] = step(x, y, p, weights, (Sgd) plan.optimizer(), chunk.rates()[s]);
        }
        Tensor all = Tensor.of(Shape.of(chunk.steps() * chunk.batch(), out), outputs);
        return new Steps(losses, new float[losses.length], plan.outputs() ? Optional.of(all) : Optional.empty());
    }

    private float step(float[] x, float[] y, float[] p, float[] weights, Sgd sgd, float rate) {
        double loss = 0;
        double[] kernelGradient = new double[kernel.length];
        double[] biasGradient = new double[bias.length];
        int rows = p.length / out;
        for (int i = 0; i < p.length; i++) {
            double weight = weights.length == 0 ? 1 : weights[i / out];
            double error = (double) p[i] - y[i];
            loss += weight * error * error / out / rows;
            double slope = 2 * weight * error / out / rows;
            biasGradient[i % out] += slope;
            for (int k = 0; k < in; k++) {
                kernelGradient[k * out + i % out] += slope * x[i / out * in + k];
            }
        }
        update("kernel", kernel, kernelGradient, sgd, rate);
        update("bias", bias, biasGradient, sgd, rate);
        return (float) loss;
    }

    private void update(String weight, float[] values, double[] gradient, Sgd sgd, float rate) {
        Tensor slot = slots.get(name + "/" + weight + ":momentum");
        float[] velocity = slot == null ? new float[values.length] : slot.floats();
        for (int i = 0; i < values.length; i++) {
            velocity[i] = (float) (sgd.momentum() * velocity[i] - rate * gradient[i]);
            values[i] += velocity[i];
        }
        if (slot != null) {
            slots.put(name + "/" + weight + ":momentum", Tensor.of(slot.shape(), velocity));
        }
    }

    State state(long step) {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        weights.put(name + "/kernel", Tensor.of(Shape.of(in, out), kernel));
        weights.put(name + "/bias", Tensor.of(Shape.of(out), bias));
        return new State(step, weights, slots, optimization);
    }
}
