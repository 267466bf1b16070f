package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Tensor;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Weight;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Knows where in DL4J's one vector of parameters each weight lies, and in which order. */
final class Parameters {
    /**
     * Says where one weight lies.
     *
     * @param weight the weight
     * @param learned whether the optimizer changes it
     * @param from its first element
     * @param order row-major or column-major, DL4J's for dense kernels
     */
    record Place(Weight weight, boolean learned, long from, char order) {
        /** Returns one past the last element. */
        long to() {
            return from + weight.shape().size();
        }

        /** Sees this weight's part of a vector laid out as the parameters are. */
        INDArray in(INDArray vector) {
            return vector.get(NDArrayIndex.interval(from, to())).reshape(order, Tensors.dims(weight.shape()));
        }
    }

    private final INDArray vector;
    private final List<Place> places = new ArrayList<>();

    /**
     * Looks all weights up.
     *
     * @param net the network
     * @param cells what it was made of
     */
    Parameters(Net net, List<Cell> cells) {
        vector = net.weights();
        for (Cell cell : cells) {
            for (Weight weight : cell.node().weights()) {
                INDArray view = new Views(net.layer(cell.name()).paramTable()).of(key(cell, weight));
                boolean learned = cell.node().trainable().contains(weight);
                char order = weight.shape().rank() == 1 ? 'c' : view.ordering();
                places.add(new Place(weight, learned, view.offset(), order));
            }
        }
    }

    private static String key(Cell cell, Weight weight) {
        String local = OwnParameters.key(weight);
        boolean own = !(cell.node().layer() instanceof Dense) && !(cell.node().layer() instanceof Conv2D);
        return own ? local : local.equals("kernel") ? "W" : "b";
    }

    /** Returns all parameters, in place. */
    INDArray vector() {
        return vector;
    }

    /** Lists what the optimizer changes. */
    List<Place> learned() {
        return places.stream().filter(Place::learned).toList();
    }

    /** Copies all weights in. */
    void write(SortedMap<String, Tensor> weights) {
        places.forEach(place -> write(
                place, vector, Objects.requireNonNull(weights.get(place.weight().name()))));
    }

    /** Copies all weights out. */
    SortedMap<String, Tensor> read() {
        SortedMap<String, Tensor> weights = new TreeMap<>();
        places.forEach(place -> weights.put(place.weight().name(), read(place, vector)));
        return weights;
    }

    static void write(Place place, INDArray vector, Tensor values) {
        place.in(vector)
                .assign(Nd4j.create(values.floats(), Tensors.dims(place.weight().shape()), 'c'));
    }

    static Tensor read(Place place, INDArray vector) {
        return Tensors.tensor(place.in(vector), place.weight().shape());
    }
}
