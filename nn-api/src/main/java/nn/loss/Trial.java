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
                ? graph.input("y", ElementType.INT32, Dims.batch(loss.labelShape(output)))
                : graph.input("y", ElementType.FLOAT32, Dims.batch(output));
        loss.losses(y, p);
    }

    static Value checked(Supplier<@Nullable Value> call) {
        Value losses = call.get();
        if (losses == null) {
            throw NnException.of("the loss gave null.").maybe("let call(…) return one number a row.");
        }
        Dims dims = losses.dims();
        if (dims.rank() == 0 || dims.size(0) != Dims.BATCH || !dims.without(0).fixed()) {
            throw NnException.of("the loss gave %s, but must give one number a row or a position.", dims)
                    .maybe("keep the first axis, as mean(…, -1) does.");
        }
        if (!losses.type().isFloat()) {
            throw NnException.of("the loss gave %s, but must give float32.", losses.form())
                    .maybe("cast(…) it.");
        }
        return losses;
    }
}
