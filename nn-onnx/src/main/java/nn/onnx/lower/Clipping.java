package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.clip;
import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.sqrt;
import static nn.onnx.graph.Arithmetic.square;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.onnx.graph.Arithmetic;
import nn.onnx.graph.Reduction;
import nn.onnx.graph.Value;
import nn.optimizer.UpdateOptions;

/** Writes how gradients are kept short. */
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
        return options.clipNorm() > 0
                ? mul(gradient, share(Reduction.sum(square(gradient)), options.clipNorm()))
                : gradient;
    }

    private static Map<String, Value> together(Map<String, Value> gradients, double length) {
        Value squares = gradients.values().stream()
                .map(gradient -> Reduction.sum(square(gradient)))
                .reduce(Arithmetic::add)
                .orElseThrow();
        Value share = share(squares, length);
        Map<String, Value> clipped = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> clipped.put(name, mul(gradient, share)));
        return clipped;
    }

    /** length / max(norm, length): 1 for what is short enough. */
    private static Value share(Value squares, double length) {
        Value greatest = squares.graph().scalar(squares.type(), length);
        return div(greatest, Arithmetic.max(sqrt(squares), greatest));
    }
}
