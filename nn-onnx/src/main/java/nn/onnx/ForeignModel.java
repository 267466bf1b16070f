package nn.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.Architecture;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.file.ModelFile;
import nn.onnx.layer.Imported;
import nn.onnx.ort.Loading;
import nn.onnx.read.Choices;
import nn.onnx.read.Reading;
import nn.spi.Input;
import nn.spi.Network;
import nn.train.Fit;
import nn.train.History;

/** Makes models of other programs' files. */
final class ForeignModel {
    private static final String NAME = "imported";

    private ForeignModel() {}

    static Model of(Path path, Import chosen) {
        Reading reading = read(ModelFile.read(path), chosen);
        SortedMap<String, Tensor> weights = new TreeMap<>();
        reading.layer()
                .weights()
                .forEach(weight -> weights.put(
                        NAME + "/" + weight.name(), reading.tensors().get(weight.name())));
        return Model.of(
                architecture(reading),
                new State(0, weights, new TreeMap<>()),
                Fit.DEFAULT.compilation(),
                History.EMPTY,
                Schema.UNKNOWN);
    }

    /** Refuses to train what was imported, and has nothing that learns. */
    static void requireLearning(Network network) {
        network.nodes().stream()
                .filter(node ->
                        node.layer() instanceof Imported && network.trainable().isEmpty())
                .findFirst()
                .ifPresent(node -> {
                    throw NnException.of(
                                    "%s: no weight of it learns: all are frozen, or stand before ops that are run as they are.",
                                    node.name())
                            .maybe(
                                    "see what Onnx.inspect(path) says, or go on with layers that learn: then(dense(10)).");
                });
    }

    /** Reads a file as a layer. */
    static Reading read(ModelFile file, Import chosen) {
        Loading.require();
        try {
            return Reading.of(file, new Choices(chosen.sizes(), chosen.outputs(), chosen.learned()));
        } catch (NnException wrong) {
            throw wrong.at(file.called().toString());
        } catch (RuntimeException odd) {
            throw NnException.of("%s: the graph makes no sense: %s.", file.called(), odd.getMessage())
                    .maybe("the file is damaged: copy it again.")
                    .causedBy(odd);
        }
    }

    private static Architecture architecture(Reading reading) {
        Imported layer = reading.layer();
        if (layer.inputs().size() == 1 && layer.outputs().size() == 1) {
            return Sequential.of(layer).input(layer.inputs().get(0).row().dims());
        }
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < layer.inputs().size(); i++) {
            inputs.add(new Input(reading.inputs().get(i), layer.inputs().get(i).row()));
        }
        Functional.Step step = new Functional.Step(NAME, layer, reading.inputs());
        List<String> outputs = IntStream.range(0, layer.outputs().size())
                .mapToObj(i -> i == 0 ? NAME : NAME + ":" + i)
                .toList();
        return Functional.of(inputs, List.of(step), outputs);
    }
}
