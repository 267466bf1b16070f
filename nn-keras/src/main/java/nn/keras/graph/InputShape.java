package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Optional;
import nn.Layers;
import nn.data.Shape;

/** Reads the shape of an input's rows. */
final class InputShape {
    private InputShape() {}

    static Shape of(LayerNote note) {
        Optional<JsonElement> found =
                note.config().find("batch_shape").or(() -> note.config().find("batch_input_shape"));
        if (found.isEmpty() || !(found.get() instanceof JsonArray array) || array.isEmpty()) {
            throw note.config().refused("the file does not say what shape it has.");
        }
        int[] sizes = new int[array.size() - 1];
        for (int i = 0; i < sizes.length; i++) {
            JsonElement size = array.get(i + 1);
            if (!size.isJsonNull()
                    && !(size.isJsonPrimitive() && size.getAsJsonPrimitive().isNumber())) {
                throw note.config().refused("its shape is %s.", array);
            }
            if (size.isJsonNull() && (i > 0 || sizes.length > 2)) {
                throw note.config()
                        .refused("its shape %s leaves a size open that nn must know.", array)
                        .maybe(
                                "give the input all sizes in Python, and save it anew; a sequence's length may be open.");
            }
            sizes[i] = size.isJsonNull() ? Layers.TIME : size.getAsInt();
        }
        return Shape.of(sizes);
    }
}
