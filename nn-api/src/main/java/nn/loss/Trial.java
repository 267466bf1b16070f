package nn.loss;

import java.util.function.Supplier;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;
import org.jspecify.annotations.Nullable;

/** Calls a loss on rows without numbers, to see whether it gives losses. */
final class Trial {
    private Trial() {}

    static void run(Loss loss, Shape output) {
        Graph graph = Graph.named("trial");
        Value p = graph.input("p", ElementType.FLOAT32, Dims.batch(output));
        Value y = loss.targets() == Loss.Targets.LABELS
                ? graph.input("y", ElementType.INT32, new Dims(Dims.BATCH))
                : graph.input("y", ElementType.FLOAT32, Dims.batch(output));
        loss.losses(y, p);
    }

    static Value checked(Loss loss, Supplier<@Nullable Value> call) {
        Value losses;
        try {
            losses = call.get();
        } catch (NnException wrong) {
            throw wrong.at(loss.toString());
        }
        if (losses == null) {
            throw NnException.of("%s gave null.", loss).maybe("let call(…) return one number a row.");
        }
        Dims dims = losses.dims();
        boolean isOneARow =
                dims.rank() > 0 && dims.size(0) == Dims.BATCH && dims.without(0).fixed();
        if (!isOneARow || !losses.type().isFloat()) {
            throw NnException.of("%s gave %s, but must give one number a row or a position.", loss, losses.form())
                    .maybe("keep the first axis, as mean(…, -1) does.");
        }
        return losses;
    }
}
