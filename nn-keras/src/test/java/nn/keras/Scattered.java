package nn.keras;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.Architecture;
import nn.Model;
import nn.data.Length;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Input;
import nn.spi.Vocabularies;
import nn.testkit.GoldenKinds;

/** Draws weights that tell themselves apart, and rows, for a network of each kind and option there is. */
final class Scattered {
    private Scattered() {}

    /** Lists the networks of the golden cases. */
    static SortedMap<String, Architecture> networks() {
        SortedMap<String, Architecture> networks = new TreeMap<>(GoldenKinds.beyond(List.of()));
        networks.putAll(GoldenKinds.states());
        return networks;
    }

    static Model model(Architecture network) {
        Model fresh = network.init(1);
        SortedMap<String, Tensor> weights = new TreeMap<>();
        fresh.weights().forEach((name, weight) -> {
            Randoms randoms = Randoms.of(1, name, 1);
            float[] values = weight.floats();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (0.4 * randoms.nextDouble());
            }
            weights.put(name, Tensor.of(weight.shape(), values));
        });
        return fresh.withWeights(weights);
    }

    static List<Tensor> rows(Architecture network, int count) {
        List<Input> inputs = network.network().inputs();
        List<Integer> sizes = Vocabularies.of(network.network()).sizes();
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> rows(inputs.get(i), count, sizes.get(i)))
                .toList();
    }

    private static Tensor rows(Input input, int count, int vocabulary) {
        int[] row = input.shape().dims();
        Shape shape = Shape.of(Arrays.stream(row)
                        .map(size -> Length.isFree(size) ? 5 : size)
                        .toArray())
                .batch(count);
        Randoms randoms = Randoms.of(1, input.name(), 0);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vocabulary > 0 ? randoms.nextInt(vocabulary) : (float) (2 * randoms.nextDouble() - 1);
        }
        return Tensor.of(shape, values);
    }
}
