package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import nn.layer.AdditiveAttention;
import nn.layer.Attention;
import nn.layer.Bidirectional;
import nn.layer.Layer;
import nn.layer.MultiHeadAttention;
import nn.layer.Recurrent;

/** Writes what a layer is called with. */
final class Arguments {
    private Arguments() {}

    /** Lists what goes in by place. */
    static JsonArray args(Layer layer, List<KerasLayers.Tensor> inputs) {
        JsonArray args = new JsonArray();
        if (layer instanceof MultiHeadAttention) {
            inputs.forEach(each -> args.add(each.json()));
            if (inputs.size() == 1) {
                args.add(inputs.get(0).json());
            }
        } else if (isCompared(layer)) {
            JsonArray all = list(inputs);
            if (inputs.size() == 1) {
                all.add(inputs.get(0).json());
            }
            args.add(all);
        } else if (isRecurrent(layer) || inputs.size() == 1) {
            args.add(inputs.get(0).json());
        } else {
            args.add(list(inputs));
        }
        return args;
    }

    private static JsonArray list(List<KerasLayers.Tensor> tensors) {
        JsonArray list = new JsonArray();
        tensors.forEach(each -> list.add(each.json()));
        return list;
    }

    private static boolean isCompared(Layer layer) {
        return layer instanceof Attention || layer instanceof AdditiveAttention;
    }

    private static boolean isRecurrent(Layer layer) {
        return layer instanceof Recurrent<?> || layer instanceof Bidirectional;
    }

    /** Lists what is handed over by name. */
    static JsonObject named(Layer layer, List<KerasLayers.Tensor> inputs) {
        JsonObject named = new JsonObject();
        if (isCausal(layer)) {
            named.addProperty("use_causal_mask", true);
        }
        if (isRecurrent(layer) && inputs.size() > 1) {
            named.add("initial_state", list(inputs.subList(1, inputs.size())));
        }
        return named;
    }

    private static boolean isCausal(Layer layer) {
        return layer instanceof MultiHeadAttention heads && heads.isCausal()
                || layer instanceof Attention products && products.isCausal()
                || layer instanceof AdditiveAttention sums && sums.isCausal();
    }
}
