package nn.onnx.layer;

import java.util.List;
import nn.layer.Call;
import nn.op.Attributes;
import nn.op.Ops;
import nn.op.Value;

/**
 * Normalizes by the batch that is learned from, and moves the running statistics, as ONNX's BatchNormalization in training.
 *
 * @param call takes the statistics
 * @param step the op
 */
record BatchStatistics(Call call, ImportedStep step) {
    Value normalized(List<Value> inputs) {
        Value x = inputs.get(0);
        Attributes chosen = Replay.attributes(step);
        Ops.Normalized normalized =
                Ops.normalizeFeatures(x, inputs.get(1), inputs.get(2), chosen.number("epsilon", 1e-5), 1);
        double momentum = chosen.number("momentum", 0.9);
        move(step.inputs().get(3), inputs.get(3), normalized.mean(), momentum);
        move(step.inputs().get(4), inputs.get(4), normalized.variance(), momentum);
        return normalized.y();
    }

    private void move(String statistic, Value running, Value batch, double momentum) {
        Value seen = Ops.reshape(batch, running.dims());
        call.update(statistic, Ops.add(Ops.mul(running, momentum), Ops.mul(seen, 1 - momentum)));
    }
}
