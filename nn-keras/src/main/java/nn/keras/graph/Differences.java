package nn.keras.graph;

import java.util.Optional;
import nn.layer.Activated;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.Layer;
import nn.layer.MultiHeadAttention;
import nn.layer.RandomCrop;

/** Tells what a layer of nn does otherwise than Keras 3.15. */
final class Differences {
    private Differences() {}

    /** Says it after a layer's words; nothing where there is none. */
    static String of(Layer layer, ModelNote model) {
        if (layer instanceof RandomCrop) {
            return "; while predicting it takes the middle, and Keras the whole image";
        }
        if (layer instanceof MultiHeadAttention heads && heads.dropout() == 0 && isMasked(model)) {
            return "; queries that are masked out see zeros, and in Keras the mean of all values";
        }
        boolean isSparse = activation(layer)
                .filter(each -> each.function() == Function.SPARSEMAX)
                .isPresent();
        return isSparse ? "; its sparsemax sums to 1, and Keras's does not" : "";
    }

    private static Optional<Activation> activation(Layer layer) {
        if (layer instanceof ActivationLayer only) {
            return Optional.of(only.activation());
        }
        return layer instanceof Activated<?> activated ? Optional.of(activated.activation()) : Optional.empty();
    }

    private static boolean isMasked(ModelNote model) {
        return model.layers().stream()
                .anyMatch(layer -> layer.kind().equals("Masking")
                        || layer.kind().equals("Embedding")
                                && layer.config().word("mask_zero", "false").equals("true"));
    }
}
