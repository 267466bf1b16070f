package nn.spi;

import static nn.op.Ops.clip;
import static nn.op.Ops.constant;
import static nn.op.Ops.div;
import static nn.op.Ops.max;
import static nn.op.Ops.mul;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;
import static nn.op.Ops.sum;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.UpdateOptions;

/** Keeps gradients short. */
final class Clipping {
    private Clipping() {}

    /** Tells whether gradients are used as they are. */
    static boolean none(UpdateOptions options) {
        return options.clipNorm() == 0 && options.clipValue() == 0 && options.globalClipNorm() == 0;
    }

    /** Clips the gradients of all weights. */
    static Map<String, Value> apply(UpdateOptions options, Map<String, Value> gradients) {
        if (options.globalClipNorm() > 0 && !gradients.isEmpty()) {
            return together(gradients, options.globalClipNorm());
        }
        Map<String, Value> clipped = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> clipped.put(name, one(options, gradient)));
        return clipped;
    }

    private static Value one(UpdateOptions options, Value gradient) {
        if (options.clipValue() > 0) {
            return clip(gradient, -options.clipValue(), options.clipValue());
        }
        return options.clipNorm() > 0 ? mul(gradient, share(sum(square(gradient)), options.clipNorm())) : gradient;
    }

    private static Map<String, Value> together(Map<String, Value> gradients, double length) {
        Value squares = gradients.values().stream()
                .map(gradient -> sum(square(gradient)))
                .reduce(Ops::add)
                .orElseThrow();
        Value share = share(squares, length);
        Map<String, Value> clipped = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> clipped.put(name, mul(gradient, share)));
        return clipped;
    }

    /** length / max(norm, length): 1 for what is short enough. */
    private static Value share(Value squares, double length) {
        Value greatest = constant(squares, length);
        return div(greatest, max(sqrt(squares), greatest));
    }
}
