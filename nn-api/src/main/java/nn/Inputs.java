package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NamedOrder;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Vocabularies;

/**
 * Holds what a prediction was given for each input of a network, all with an axis of rows.
 *
 * @param batches a tensor [rows, …] for each input
 * @param isBatch whether the axis of rows was there already
 */
record Inputs(List<Tensor> batches, boolean isBatch) {
    /** What gives a network all of its inputs. */
    private static final String ALL = "use predict(List.of(…)) with a tensor for each, in this order";

    static Inputs of(Network network, Vocabularies known, List<Tensor> given) {
        requireCount(network, given.size());
        List<Tensor> batches = new ArrayList<>();
        boolean isBatch = !network.inputs().get(0).shape().fits(given.get(0).shape());
        for (int i = 0; i < given.size(); i++) {
            if (isRow(network.inputs().get(i), given.get(i), given.size()) == isBatch) {
                throw mixed(network, given, i);
            }
            Tensor batch = isBatch
                    ? given.get(i)
                    : given.get(i).reshape(given.get(i).shape().batch(1));
            known.require(i, network.inputs().get(i).name(), batch);
            batches.add(batch);
        }
        requireEqual(network, batches);
        return new Inputs(List.copyOf(batches), isBatch);
    }

    /** Tells one row from a batch of rows. */
    private static boolean isRow(Input input, Tensor given, int count) {
        Shape row = input.shape();
        boolean isRow = row.fits(given.shape());
        if (!isRow && (given.shape().rank() == 0 || !row.fits(given.shape().row()))) {
            throw unfitting(count == 1 ? "the network" : "the input \"" + input.name() + "\"", row, given.shape());
        }
        return isRow;
    }

    private static NnException mixed(Network network, List<Tensor> given, int at) {
        boolean isFirst = network.inputs().get(0).shape().fits(given.get(0).shape());
        int row = isFirst ? 0 : at;
        int batch = isFirst ? at : 0;
        Shape one = given.get(row).shape();
        return NnException.of(
                        "the input \"%s\" was given one row, %s, but \"%s\" a batch of rows, %s.",
                        network.inputs().get(row).name(),
                        one,
                        network.inputs().get(batch).name(),
                        given.get(batch).shape())
                .maybe("give one row of each, or a batch of each: one row as a batch is %s.", one.batch(1));
    }

    private static NnException unfitting(String what, Shape row, Shape given) {
        NnException wrong = NnException.of(
                "%s takes rows of %s, or a batch [rows, …] of them, but was given %s.", what, row, given);
        boolean batch = given.rank() == row.rank() + 1;
        Shape image = batch ? given.row() : given;
        return image.isImage() && image.channelsFirst().equals(row)
                ? wrong.maybe(
                        "these are channels last: use tensor.transpose(%s), or data.channelsFirst().",
                        batch ? "0, 3, 1, 2" : "2, 0, 1")
                : wrong;
    }

    static void requireCount(Network network, int given) {
        boolean isClass = network.outputs().size() == 1 && given == 1;
        requireCount(network, given, isClass ? ALL + "; predictClasses and predictLabels take a Dataset." : ALL + ".");
    }

    static void requireCount(Network network, int given, String cure) {
        List<Input> inputs = network.inputs();
        if (inputs.size() != given) {
            throw NnException.of("the network takes %s, but was given %d.", several(inputs), given)
                    .maybe("%s", cure);
        }
    }

    private static String several(List<Input> inputs) {
        return inputs.size() == 1 ? "one input, " + inputs.get(0) : inputs.size() + " inputs, " + inputs;
    }

    private static void requireEqual(Network network, List<Tensor> batches) {
        for (int i = 1; i < batches.size(); i++) {
            if (batches.get(i).rows() != batches.get(0).rows()) {
                throw NnException.of(
                        "the inputs must have as many rows, but \"%s\" has %d and \"%s\" %d.",
                        network.inputs().get(0).name(),
                        batches.get(0).rows(),
                        network.inputs().get(i).name(),
                        batches.get(i).rows());
            }
        }
    }

    /** Puts what was given by name into the network's order. */
    static List<Tensor> ordered(Network network, Map<String, Tensor> given) {
        List<String> names = network.inputs().stream().map(Input::name).toList();
        NamedOrder.of("input", given.keySet(), names, names);
        return names.stream()
                .map(name -> Given.value("predict: the input \"" + name + "\"", given.get(name)))
                .toList();
    }

    /** Fixes the lengths of a network by the rows of data. */
    static Network fixed(Network network, Dataset data) {
        List<Tensor> given = data.inputNames().isEmpty() ? data.inputs() : ordered(network, named(data));
        requireCount(network, given.size(), "give the data a tensor for each: Dataset.of(List.of(…), targets).");
        return fixed(network, given);
    }

    private static Network fixed(Network network, List<Tensor> batches) {
        return network.fixedTo(
                batches.stream().map(batch -> batch.shape().row()).toList());
    }

    /** Says briefly what a network takes and gives: by name where it is more than one. */
    static String toOutputs(Network network) {
        List<Input> outputs = network.outputs().stream()
                .map(name -> new Input(name, network.shape(name)))
                .toList();
        return brief(network.inputs()) + " to " + brief(outputs);
    }

    private static String brief(List<Input> ports) {
        return ports.size() == 1 ? ports.get(0).shape().toString() : ports.toString();
    }

    /** Says what predicts all outputs of a dataset's rows: by name where its features have names. */
    static String words(Dataset data) {
        List<String> names = data.inputNames();
        return names.isEmpty()
                ? "data.inputs()"
                : "Map.of(\"" + names.get(0) + "\", data.input(\"" + names.get(0) + "\"), …)";
    }

    /** Refuses rows of other lengths than those to learn from, of which one training takes one alone. */
    static void requireAlike(Network network, Network fixed, Dataset held) {
        if (network.isFree() && !fixed(network, held).inputs().equals(fixed.inputs())) {
            throw NnException.of(
                            "validation: a training takes sequences of one length, %s, but these rows are %s.",
                            fixed.inputs(), fixed(network, held).inputs())
                    .maybe("pad both to one length, or evaluate(…) these rows after the fit.");
        }
    }

    /** Gives the tensors of data by their inputs' names. */
    static Map<String, Tensor> named(Dataset data) {
        return data.inputNames().stream().collect(Collectors.toMap(name -> name, data::input));
    }

    /** Predicts all rows of data, by the names of its inputs where they have some: all outputs, in the network's order. */
    static List<Tensor> predicted(Predicting by, Dataset data) {
        return data.inputNames().isEmpty()
                ? by.predict(data.inputs())
                : List.copyOf(by.predict(named(data)).values());
    }

    /** Fixes the lengths of a network by these rows. */
    Network fixed(Network network) {
        return fixed(network, batches);
    }

    int rows() {
        return batches.get(0).rows();
    }

    List<Tensor> batches(int from, int to) {
        return batches.stream().map(batch -> batch.rows(from, to)).toList();
    }
}
