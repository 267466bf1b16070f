package nn.keras.graph;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.Model;
import nn.data.Tensor;
import nn.keras.train.OptimizerState;
import nn.keras.train.Settings;

/**
 * Holds a model as Keras's files do.
 *
 * @param description the network, and what {@code compile} is given
 * @param arrays numbers by their path, such as {@code layers/dense/vars/0}
 */
public record Written(JsonObject description, List<Array> arrays) {
    /**
     * Numbers of a weights file.
     *
     * @param path where they stand
     * @param tensor in Keras's layout
     */
    public record Array(String path, Tensor tensor) {}

    /** Copies the numbers. */
    public Written {
        arrays = List.copyOf(arrays);
    }

    /**
     * Writes a model.
     *
     * @param model the model
     * @return what goes into a file
     * @throws nn.data.NnException if Keras has no counterpart of a layer
     */
    public static Written of(Model model) {
        Writing writing = new Writing(model.network());
        JsonObject description = writing.described();
        List<Array> arrays = new ArrayList<>();
        for (Variable each : writing.variables()) {
            Tensor ours = model.weights().get(each.weight());
            if (ours == null) {
                throw new IllegalStateException(each.weight());
            }
            arrays.add(new Array(each.path(), each.layout().keras(ours)));
        }
        Optional<JsonObject> settings =
                Settings.write(model.compilation(), model.network().outputs(), writing.outputNames());
        description.add("compile_config", settings.isPresent() ? settings.get() : JsonNull.INSTANCE);
        if (settings.isPresent()) {
            List<OptimizerState.Learned> learned = Loaded.learned(model.network(), writing.variables());
            List<Tensor> state =
                    OptimizerState.write(model.state(), model.compilation().optimizer(), learned);
            for (int i = 0; i < state.size(); i++) {
                arrays.add(new Array("optimizer/vars/" + i, state.get(i)));
            }
        }
        return new Written(description, arrays);
    }

    /**
     * Lists where a network's weights stand in a file of Keras's.
     *
     * @param network the network
     * @return the variables, in Keras's order
     */
    static List<Variable> variables(nn.spi.Network network) {
        Writing writing = new Writing(network);
        writing.described();
        return writing.variables();
    }
}
