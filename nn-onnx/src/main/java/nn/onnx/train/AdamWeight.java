package nn.onnx.train;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import nn.data.DType;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.SharedTensor;
import nn.spi.Ports;

/** Holds one weight under Adam: the weight itself and its gradient as ONNX Runtime sees them, the slots in pieces. */
final class AdamWeight {
    private final String name;
    private final Shape shape;
    private final SharedTensor weight;
    private final SharedTensor gradient;
    private final List<AdamPiece> pieces = new ArrayList<>();

    AdamWeight(String name, Shape shape) {
        this.name = name;
        this.shape = shape;
        this.weight = SharedTensor.zeros(DType.FLOAT32, shape);
        this.gradient = SharedTensor.zeros(DType.FLOAT32, shape.batch(1));
        FloatBuffer weights = weight.memory().asFloatBuffer();
        FloatBuffer gradients = gradient.memory().asFloatBuffer();
        for (int from = 0; from < shape.size(); from += AdamPiece.MOST) {
            pieces.add(new AdamPiece(weights, gradients, from, Math.min(AdamPiece.MOST, shape.size() - from)));
        }
    }

    /** Takes over the weight and its slots. */
    void load(State state) {
        weight.load(found(state.weights(), name), 0);
        load(found(state.slots(), name + ":m"), AdamPiece::m);
        load(found(state.slots(), name + ":v"), AdamPiece::v);
    }

    private static Tensor found(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    private void load(Tensor tensor, Function<AdamPiece, float[]> slot) {
        FloatBuffer floats = tensor.memory().asFloatBuffer();
        pieces.forEach(piece -> floats.get(slot.apply(piece)));
    }

    /** Puts weight and gradient where runs of the graph find them. */
    void putInto(NativeBuffers buffers) {
        buffers.put(name, weight);
        buffers.put(Ports.gradient(name), gradient);
    }

    /** Returns what can be stepped apart from each other. */
    List<AdamPiece> pieces() {
        return Collections.unmodifiableList(pieces);
    }

    /** Puts copies of the slots where a state has them. */
    void readSlots(Map<String, Tensor> slots) {
        slots.put(name + ":m", joined(AdamPiece::m));
        slots.put(name + ":v", joined(AdamPiece::v));
    }

    private Tensor joined(Function<AdamPiece, float[]> slot) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        FloatBuffer floats = memory.asFloatBuffer();
        pieces.forEach(piece -> floats.put(slot.apply(piece)));
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
