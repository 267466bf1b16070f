package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/** Convolves each channel by itself. */
final class Depth {
    private Depth() {}

    /** How many channels come out. */
    static int filters(int channels, int multiplier) {
        long filters = (long) channels * multiplier;
        if (filters > Integer.MAX_VALUE) {
            throw NnException.of("%d channels cannot meet %d filters each.", channels, multiplier);
        }
        return (int) filters;
    }

    /** Lists the weights of a layer that mixes what its depthwise kernel made. */
    static List<Weight> weights(Separable<?> layer, int filters, Shape depthwise, Shape pointwise) {
        List<Weight> weights = new ArrayList<>();
        weights.add(layer.depthwise().weight("depthwise_kernel", depthwise));
        weights.addAll(layer.parameters().weights("pointwise_kernel", pointwise, filters));
        return List.copyOf(weights);
    }

    /**
     * Slides filters.
     *
     * @param x [batch, channels, …], padded
     * @param kernel [multiplier, channels, …]
     * @param sliding how they slide
     * @param bias one number a filter, or none
     * @return [batch, channels · multiplier, …]
     */
    static Value convolved(Value x, Value kernel, Sliding sliding, List<Value> bias) {
        long channels = x.dims().size(1);
        Value filters = filters(kernel);
        return bias.isEmpty()
                ? Ops.conv(x, filters, sliding, channels)
                : Ops.conv(x, filters, bias.get(0), sliding, channels);
    }

    /** Lays the filters of each channel one after the other: [channels · multiplier, 1, …]. */
    private static Value filters(Value kernel) {
        Dims dims = kernel.dims();
        int[] order = IntStream.range(0, dims.rank())
                .map(axis -> axis < 2 ? 1 - axis : axis)
                .toArray();
        Value byChannel = dims.size(0) == 1 ? kernel : Ops.transpose(kernel, order);
        return Ops.reshape(byChannel, dims.with(0, dims.size(0) * dims.size(1)).with(1, 1));
    }
}
