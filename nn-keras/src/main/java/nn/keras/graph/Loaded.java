package nn.keras.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nn.Architecture;
import nn.Model;
import nn.data.Schema;
import nn.data.State;
import nn.data.Tensor;
import nn.keras.file.KerasFile;
import nn.keras.file.Stored;
import nn.keras.train.OptimizerState;
import nn.keras.train.Settings;
import nn.layer.Weight;
import nn.spi.Network;
import nn.train.Compilation;
import nn.train.History;

/** Puts network, weights, settings and the optimizer's state of a file together. */
public final class Loaded {
    private Loaded() {}

    /**
     * Makes a model of a file.
     *
     * @param file the file
     * @return the model
     */
    public static Model of(KerasFile file) {
        ModelNote note = Described.note(file);
        Described described = Described.of(note, new Report(false));
        Network network = described.network().network();
        List<String> outputs = note.outputs().stream().map(Ref::layer).toList();
        Compilation compilation = file.training()
                .map(json -> Settings.read(json, outputs, network.outputs()))
                .orElse(Compilation.DEFAULT);
        SortedMap<String, Tensor> weights = Weights.read(network, described.variables(), file);
        State state = OptimizerState.read(
                weights, variables(file), compilation.optimizer(), learned(network, described.variables()));
        return Model.of(described.network(), state, compilation, History.EMPTY, Schema.UNKNOWN);
    }

    /**
     * Puts a file's weights into a network that was described in Java.
     *
     * @param file the file
     * @param network the network, its input fixed
     * @return the model
     */
    public static Model of(KerasFile file, Architecture network) {
        List<Variable> variables = Written.variables(network.network());
        SortedMap<String, Tensor> weights = Weights.read(network.network(), variables, file);
        State state = new State(0, weights, new TreeMap<>());
        return Model.of(network, state, Compilation.DEFAULT, History.EMPTY, Schema.UNKNOWN);
    }

    /** Lists the weights that learn, in Keras's order. */
    static List<OptimizerState.Learned> learned(Network network, List<Variable> variables) {
        Map<String, Weight> trainable =
                network.trainable().stream().collect(Collectors.toMap(Weight::name, Function.identity()));
        List<OptimizerState.Learned> learned = new ArrayList<>();
        for (Variable each : variables) {
            Weight weight = trainable.get(each.weight());
            if (weight != null) {
                learned.add(new OptimizerState.Learned(weight.name(), weight.shape(), each.layout()));
            }
        }
        return learned;
    }

    /** Lists the optimizer's variables; older files than Keras 3's keep them in ways of their own, and give none. */
    private static List<Tensor> variables(KerasFile file) {
        if (file.version().startsWith("2.")) {
            return List.of();
        }
        List<Tensor> all = new ArrayList<>();
        if (file.form() == KerasFile.Form.ZIP) {
            Stored inner = file.weights().at("optimizer/inner_optimizer/vars"); // of a LossScaleOptimizer
            Stored numbered = inner.isEmpty() ? file.weights().at("optimizer/vars") : inner;
            for (int i = 0; numbered.arrays().containsKey(String.valueOf(i)); i++) {
                all.add(numbered.arrays().get(String.valueOf(i)));
            }
            return all;
        }
        Stored named = file.weights().at("optimizer_weights");
        for (String name : named.words("weight_names")) {
            Optional<Tensor> found = named.array(name);
            found.ifPresent(all::add);
        }
        return all;
    }
}
