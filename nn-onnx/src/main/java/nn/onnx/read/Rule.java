package nn.onnx.read;

import java.util.List;
import java.util.function.Function;
import nn.op.Value;

/** Makes an op's outputs of ops of ours, or throws {@link Unsuitable}. */
@FunctionalInterface
interface Rule {
    /** Makes the outputs, the first ones of them at least. */
    List<Value> apply(Use use);

    /** Makes the only output. */
    static Rule one(Function<Use, Value> made) {
        return use -> List.of(made.apply(use));
    }
}
