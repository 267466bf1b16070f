package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.add;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.scale;

import java.util.Optional;
import nn.layer.BatchNormalization;
import nn.layer.LayerNormalization;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Normalizations;
import nn.onnx.graph.Shapes;
import nn.onnx.graph.Value;
import nn.spi.Node;

/** Writes batch and layer normalization. */
final class NormalizationLowering {
    private final Pass pass;
    private final Node node;
    private final Value x;

    NormalizationLowering(Pass pass, Node node, Value x) {
        this.pass = pass;
        this.node = node;
        this.x = x;
    }

    /** Normalizes by the batch, and moves the running statistics. */
    Value trainingBatch(BatchNormalization layer) {
        int[] axes = x.dims().rank() == 2 ? new int[] {0} : new int[] {0, 2, 3};
        Normalizations.Normalized normalized = Normalizations.normalize(x, layer.epsilon(), axes);
        move("moving_mean", normalized.mean(), layer.momentum());
        move("moving_variance", normalized.variance(), layer.momentum());
        return stretch(normalized.y());
    }

    private void move(String local, Value batch, double momentum) {
        String name = node.name() + "/" + local;
        Value running = pass.weight(name);
        Value moved = add(scale(running, momentum), scale(Shapes.reshape(batch, running.dims()), 1 - momentum));
        pass.statistics().put(name, moved);
    }

    /** Normalizes by the running statistics. */
    Value fixedBatch(BatchNormalization layer) {
        Dims features = new Dims(x.dims().size(1));
        Value gamma = weight("gamma").orElseGet(() -> Shapes.filled(x, features, 1));
        Value beta = weight("beta").orElseGet(() -> Shapes.filled(x, features, 0));
        return Normalizations.fixed(
                x,
                gamma,
                beta,
                weight("moving_mean").orElseThrow(),
                weight("moving_variance").orElseThrow(),
                layer.epsilon());
    }

    /** Normalizes each row along its features. */
    Value layer(LayerNormalization layer) {
        return stretch(Normalizations.normalize(x, layer.epsilon(), ActivationLowering.featureAxis(x))
                .y());
    }

    private Value stretch(Value normalized) {
        Value scaled = weight("gamma")
                .map(gamma -> mul(normalized, Shapes.perChannel(gamma, x)))
                .orElse(normalized);
        return weight("beta")
                .map(beta -> add(scaled, Shapes.perChannel(beta, x)))
                .orElse(scaled);
    }

    private Optional<Value> weight(String local) {
        String name = node.name() + "/" + local;
        boolean owned = node.weights().stream().anyMatch(weight -> weight.name().equals(name));
        return owned ? Optional.of(pass.weight(name)) : Optional.empty();
    }
}
