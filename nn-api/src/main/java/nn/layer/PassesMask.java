package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.op.Value;

/** Computes each position by itself, so that what counts in its first input counts in its output. */
public interface PassesMask extends Layer {
    @Override
    default Optional<Value> mask(Call call, List<Value> inputs) {
        return call.mask();
    }
}
