package nn.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Value;

/**
 * Adapts weights of a layer in low rank (Hu et al., 2021): the layer computes with {@code W + alpha / rank · a · b}, where W
 * stays as it is, and the much smaller a and b learn. Since b starts as zeros, the layer first computes what it did before.
 *
 * <p>Weights: those of the layer, under their names, of which the adapted ones do not learn; then {@code kernel/lora_a} [in,
 * rank] and {@code kernel/lora_b} [rank, out] of each of these. Of a weight with more axes, all but the last count as one, as
 * in Keras; of a convolution's kernel [out, in, …] all but the first: {@code kernel/lora_a} is [rank, in, …], and {@code
 * kernel/lora_b} [out, rank]. A user writes {@code model.lora(8)}.
 *
 * @param layer what is adapted
 * @param adapters which of its weights are, by their local names, and how
 * @see <a href="https://keras.io/api/layers/core_layers/dense/">Keras's {@code Dense.enable_lora}</a>
 */
public record Lora(Layer layer, List<Adapter> adapters) implements Wrapping {
    private static final Set<String> KERNELS = Set.of("kernel", "recurrent_kernel", "embeddings");

    /** Copies the adapters. */
    public Lora {
        Given.value("lora: the layer", layer);
        adapters = Given.all("lora: adapter", adapters);
    }

    /**
     * Lists the weights of a layer that are adapted where none is named: kernels, recurrent kernels and embeddings, and of
     * layers that name theirs otherwise all that {@link #suits}.
     *
     * @param layer the layer
     * @param weights what it owns, under local or whole names
     * @return some of them
     */
    public static List<Weight> kernels(Layer layer, List<Weight> weights) {
        boolean isNamed = Given.all("lora: weight", weights).stream().anyMatch(Lora::isKernel);
        return weights.stream()
                .filter(weight -> suits(layer, weight) && (!isNamed || isKernel(weight)))
                .toList();
    }

    /**
     * Tells whether a weight can be adapted: it learns, and has two axes, or is the kernel of an attention or a convolution. Of
     * the layers here, kernels, recurrent kernels and embeddings can.
     *
     * @param layer the layer that owns it
     * @param weight the weight, under its local or its whole name
     * @return false for biases and statistics
     */
    public static boolean suits(Layer layer, Weight weight) {
        Given.value("lora: the weight", weight);
        Layer bare = Given.value("lora: the layer", bare(layer));
        boolean isOurs = bare.getClass().getPackageName().equals(Lora.class.getPackageName());
        boolean hasMore = bare instanceof MultiHeadAttention || isConvolution(layer);
        return weight.learned()
                && !Adapter.owns(weight.name())
                && (!isOurs || isKernel(weight))
                && (weight.shape().rank() == 2 || weight.shape().rank() > 2 && hasMore);
    }

    private static boolean isKernel(Weight weight) {
        return KERNELS.contains(weight.name().substring(weight.name().lastIndexOf('/') + 1));
    }

    private static boolean isConvolution(Layer layer) {
        return bare(layer) instanceof Conv1D || bare(layer) instanceof Conv2D;
    }

    /**
     * Finds the layer that does the computing: the one within a name or adapters.
     *
     * @param layer any layer
     * @return what was adapted or named, or the layer itself
     */
    public static Layer bare(Layer layer) {
        return layer instanceof Wrapping wrapping ? bare(wrapping.layer()) : layer;
    }

    @Override
    public String name() {
        return layer.name();
    }

    @Override
    public Lora named(String name) {
        return new Lora(layer.named(name), adapters);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return weights(List.of(input));
    }

    @Override
    public List<Weight> weights(List<Shape> inputs) {
        List<Weight> own = layer.weights(inputs);
        Map<String, Factors> factors = factors(own);
        List<Weight> all = own.stream()
                .map(weight -> factors.containsKey(weight.name()) ? weight.hold() : weight)
                .collect(Collectors.toCollection(ArrayList::new));
        factors.values().forEach(each -> all.addAll(each.weights()));
        return List.copyOf(all);
    }

    /** Says of each adapted weight how it is factored. */
    private Map<String, Factors> factors(List<Weight> own) {
        Map<String, Factors> factors = new LinkedHashMap<>();
        for (Adapter adapter : adapters) {
            Weight weight = own.stream()
                    .filter(each -> each.name().equals(adapter.weight()))
                    .findFirst()
                    .filter(each -> suits(layer, each))
                    .orElseThrow(() -> NnException.of(
                                    "lora: \"%s\" is no weight that can be adapted.", adapter.weight())
                            .maybe(
                                    "it is one of %s.",
                                    own.stream()
                                            .filter(each -> suits(layer, each))
                                            .map(Weight::name)
                                            .toList()));
            factors.put(weight.name(), new Factors(weight, adapter, isConvolution(layer)));
        }
        return factors;
    }

    /**
     * Computes what an adapted weight has become.
     *
     * @param weight its local name
     * @param inputs the shape of one row of each input
     * @param values finds weights by their local names
     * @return {@code W + alpha / rank · a · b}, summed in double
     */
    public Tensor merged(String weight, List<Shape> inputs, Function<String, Tensor> values) {
        Factors factors = Given.value(
                "lora: " + weight,
                factors(layer.weights(Given.all("lora: input", inputs))).get(weight));
        return factors.added(values.apply(weight), values.apply(weight + Adapter.A), values.apply(weight + Adapter.B));
    }

    @Override
    public Call within(Call call, List<Value> inputs) {
        List<Shape> shapes = Given.all("lora: input", inputs).stream()
                .map(value -> Trial.row(value.dims()))
                .toList();
        return new AdaptedCall(call, "", factors(layer.weights(shapes)), new HashMap<>());
    }

    @Override
    public String label() {
        return layer.label();
    }

    @Override
    public String toString() {
        return adapters.stream()
                .map(each -> ".lora(\"" + each.weight() + "\", " + each.rank() + ")")
                .collect(Collectors.joining("", layer.toString(), ""));
    }
}
