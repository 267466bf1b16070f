package nn.keras.graph;

import com.google.gson.JsonElement;
import java.util.List;
import nn.data.NnException;
import nn.keras.kind.Exact;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.Add;
import nn.layer.Layer;
import nn.layer.Maximum;
import nn.layer.Minimum;
import nn.layer.Multiply;
import nn.layer.Rescaling;
import nn.layer.Subtract;

/** Makes layers of the ops that stand in graphs by themselves, such as {@code a + b} and {@code x / 255}. */
final class Operations {
    private final LayerNote note;
    private final Placed placed;

    Operations(LayerNote note, Placed placed) {
        this.note = note;
        this.placed = placed;
    }

    Layer layer(int inputs) {
        List<JsonElement> constants = placed.call().constants();
        if (inputs == 2 && constants.isEmpty()) {
            return of(note.kind());
        }
        if (inputs == 1
                && constants.size() == 1
                && constants.get(0).getAsJsonPrimitive().isNumber()) {
            return scaled(constants.get(0).getAsDouble());
        }
        if (inputs == 1 && constants.isEmpty()) {
            return function(note.kind());
        }
        throw unknown();
    }

    private Layer of(String kind) {
        return switch (kind) {
            case "Add" -> new Add("");
            case "Subtract" -> new Subtract("");
            case "Multiply" -> new Multiply("");
            case "Maximum" -> new Maximum("");
            case "Minimum" -> new Minimum("");
            default -> throw unknown();
        };
    }

    private Layer scaled(double number) {
        double exact = Exact.number(number);
        boolean isFirst = placed.call().isConstantFirst();
        return switch (note.kind()) {
            case "Add" -> rescaling(1, exact);
            case "Subtract" -> isFirst ? rescaling(-1, exact) : rescaling(1, -exact);
            case "Multiply" -> rescaling(exact, 0);
            case "Divide", "TrueDivide" -> {
                if (isFirst) {
                    throw unknown();
                }
                yield rescaling(1 / exact, 0);
            }
            default -> throw unknown();
        };
    }

    private static Layer rescaling(double scale, double offset) {
        return new Rescaling(List.of((float) scale), List.of((float) offset), "");
    }

    private Layer function(String kind) {
        return new ActivationLayer(
                switch (kind) {
                    case "Relu" -> new Activation(Function.RELU, 0);
                    case "Sigmoid" -> new Activation(Function.SIGMOID, 0);
                    case "Tanh" -> new Activation(Function.TANH, 0);
                    case "Silu" -> new Activation(Function.SILU, 0);
                    case "Softplus" -> new Activation(Function.SOFTPLUS, 0);
                    case "Exp" -> new Activation(Function.EXPONENTIAL, 0);
                    default -> throw unknown();
                },
                "");
    }

    private NnException unknown() {
        return note.config()
                .refused("the op %s with such arguments has no layer in nn.", note.kind())
                .maybe("build the network in Java, and take the weights: Keras.load(path, network).");
    }
}
