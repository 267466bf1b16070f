package nn.onnx.train;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.data.DType;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.run.SharedTensor;
import nn.spi.Ports;

/** Holds one weight under a rule: the weight itself and its gradient as ONNX Runtime sees them, the slots in pieces. */
final class RuledWeight {
    private final String name;
    private final Shape shape;
    private final List<String> slots;
    private final SharedTensor weight;
    private final SharedTensor gradient;
    private final List<RuledPiece> pieces = new ArrayList<>();

    /**
     * Makes memory for a weight.
     *
     * @param slots what the rule keeps for it
     */
    RuledWeight(Weight like, List<String> slots) {
        this.name = like.name();
        this.shape = like.shape();
        this.slots = slots;
        this.weight = SharedTensor.zeros(DType.FLOAT32, shape);
        this.gradient = SharedTensor.zeros(DType.FLOAT32, shape);
        FloatBuffer weights = weight.memory().asFloatBuffer();
        FloatBuffer gradients = gradient.memory().asFloatBuffer();
        for (int from = 0; from < shape.size(); from += RuledPiece.MOST) {
            int size = Math.min(RuledPiece.MOST, shape.size() - from);
            pieces.add(new RuledPiece(weights, gradients, from, size, slots.size()));
        }
    }

    /** Takes over the weight and its slots. */
    void load(State state) {
        weight.load(found(state.weights(), name), 0);
        for (int slot = 0; slot < slots.size(); slot++) {
            int index = slot;
            FloatBuffer floats = found(state.slots(), slotName(slot)).memory().asFloatBuffer();
            pieces.forEach(piece -> floats.get(piece.slot(index)));
        }
    }

    private static Tensor found(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    private String slotName(int slot) {
        return name + ":" + slots.get(slot);
    }

    /** Puts weight and gradient where runs of the graph find them. */
    void putInto(NativeBuffers buffers) {
        buffers.put(name, weight);
        buffers.put(Ports.gradient(name), gradient);
    }

    /** Returns what can be stepped apart from each other. */
    List<RuledPiece> pieces() {
        return Collections.unmodifiableList(pieces);
    }

    /** Puts copies of the slots where a state has them. */
    void readSlots(Map<String, Tensor> read) {
        for (int slot = 0; slot < slots.size(); slot++) {
            read.put(slotName(slot), joined(slot));
        }
    }

    private Tensor joined(int slot) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        FloatBuffer floats = memory.asFloatBuffer();
        pieces.forEach(piece -> floats.put(piece.slot(slot)));
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
