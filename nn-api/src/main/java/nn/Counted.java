package nn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Layer;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Network;
import nn.spi.Node;

/** Finds the positions of sequences that a mask lets count. */
final class Counted {
    private static final String MASK = "mask of ";

    private final float[] mask;

    private Counted(Tensor mask) {
        this.mask = mask.floats();
    }

    /** Gives 1 where a position counts, and 0 where it is masked out. */
    private record Mask() implements Layer {
        @Override
        public Shape outputShape(Shape input) {
            return Shape.of(input.dim(0));
        }

        @Override
        public Value call(Call call, Value x) {
            return Ops.cast(call.mask().orElseThrow(), ElementType.FLOAT32);
        }
    }

    /** Lets a network give the mask of one of its outputs, too, as the last output. */
    static Network withMask(Network network, String output) {
        String name = MASK + output;
        Layer layer = new Mask();
        Shape shape = layer.outputShape(network.shape(output));
        List<Node> nodes = new ArrayList<>(network.nodes());
        nodes.add(new Node(name, layer, List.of(output), shape, List.of(), false));
        List<String> outputs = new ArrayList<>(network.outputs());
        outputs.add(name);
        return new Network(network.inputs(), nodes, outputs);
    }

    /** Takes what such a network gave last. */
    static Counted of(List<Tensor> predicted) {
        return new Counted(predicted.get(predicted.size() - 1));
    }

    /** Keeps what counts of values [n, time] or [n, time, …], as rows of their own. */
    Tensor of(Tensor values) {
        Shape row = values.shape().row().row();
        int bytes = row.size() * values.type().bytes();
        ByteBuffer all = values.memory();
        ByteBuffer kept = Tensor.allocate(values.type(), row.batch(count()));
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                kept.put(all.slice(i * bytes, bytes));
            }
        }
        return Tensor.wrap(values.type(), row.batch(count()), kept.rewind());
    }

    private int count() {
        int count = 0;
        for (float each : mask) {
            count += each == 0 ? 0 : 1;
        }
        return count;
    }
}
