package nn.keras.kind;

import static nn.keras.kind.Look.EACH;
import static nn.keras.kind.Look.FEATURES;
import static nn.keras.kind.Look.PLACES;

import com.google.gson.JsonArray;
import java.util.List;
import nn.layer.Activation;
import nn.layer.ActivationLayer;
import nn.layer.Add;
import nn.layer.Average;
import nn.layer.Concatenate;
import nn.layer.Dot;
import nn.layer.Flatten;
import nn.layer.Initializer;
import nn.layer.Maximum;
import nn.layer.Minimum;
import nn.layer.Multiply;
import nn.layer.Permute;
import nn.layer.Prelu;
import nn.layer.RepeatVector;
import nn.layer.Reshape;
import nn.layer.Subtract;

/** Translates shapes, merges and activations. Where axes are counted, the network around counts them anew. */
final class Shapes {
    private Shapes() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of("Flatten", Flatten.class, PLACES, new Flatten("")),
                Kind.of(
                        "Permute",
                        Permute.class,
                        PLACES,
                        config -> new Permute(
                                config.flat("dims", config.find("dims").orElseGet(JsonArray::new)), ""),
                        (layer, options) -> options.with("dims", layer.order())),
                Kind.of(
                        "RepeatVector",
                        RepeatVector.class,
                        PLACES,
                        config -> new RepeatVector(config.integer("n"), ""),
                        (layer, options) -> options.with("n", layer.times())),
                Kind.of(
                        "Reshape",
                        Reshape.class,
                        PLACES,
                        Shapes::reshape,
                        (layer, options) -> options.with(
                                "target_shape", boxed(layer.target().dims()))),
                Kind.of("Add", Add.class, EACH, new Add("")),
                Kind.of("Subtract", Subtract.class, EACH, new Subtract("")),
                Kind.of("Multiply", Multiply.class, EACH, new Multiply("")),
                Kind.of("Average", Average.class, EACH, new Average("")),
                Kind.of("Maximum", Maximum.class, EACH, new Maximum("")),
                Kind.of("Minimum", Minimum.class, EACH, new Minimum("")),
                Kind.of(
                        "Concatenate",
                        Concatenate.class,
                        FEATURES,
                        config -> new Concatenate(config.integer("axis", -1), ""),
                        (layer, options) -> options.with("axis", layer.axis() == 0 ? -1 : layer.axis())),
                Kind.of(
                        "Dot",
                        Dot.class,
                        PLACES,
                        Shapes::dot,
                        (layer, options) -> options.with("axes", List.of(layer.first(), layer.second()))
                                .with("normalize", layer.isNormalized())),
                Kind.of(
                                "PReLU",
                                Prelu.class,
                                FEATURES,
                                config -> new Prelu(
                                        Chosen.weight(config, "alpha", Initializer.ZEROS, List.of()),
                                        config.find("shared_axes")
                                                .map(value -> config.flat("shared_axes", value))
                                                .orElse(List.of()),
                                        ""),
                                (layer, options) -> {
                                    options.with("shared_axes", layer.sharedAxes());
                                    Chosen.write(options, layer.alpha(), "alpha", List.of());
                                })
                        .vars(layer -> Var.all("", "alpha")),
                Kind.of(
                        "Activation",
                        ActivationLayer.class,
                        EACH,
                        config -> activation(config, "Activation"),
                        Shapes::write),
                Kind.of("ReLU", ActivationLayer.class, EACH, config -> activation(config, "ReLU"), Shapes::write),
                Kind.of(
                        "LeakyReLU",
                        ActivationLayer.class,
                        EACH,
                        config -> activation(config, "LeakyReLU"),
                        Shapes::write),
                Kind.of("ELU", ActivationLayer.class, EACH, config -> activation(config, "ELU"), Shapes::write),
                Kind.of(
                        "Softmax",
                        ActivationLayer.class,
                        FEATURES,
                        config -> activation(config, "Softmax"),
                        Shapes::write),
                Kind.of("Identity", ActivationLayer.class, EACH, new ActivationLayer(Activation.LINEAR, "")));
    }

    private static ActivationLayer activation(Config config, String name) {
        return new ActivationLayer(Functions.layer(config, name), "");
    }

    private static void write(ActivationLayer layer, Options options) {
        options.with("activation", Functions.write(layer.activation()));
    }

    /** Reads a target; −1 stands for what is left, which the network around it knows. */
    private static Reshape reshape(Config config) {
        throw config.refused("a reshape is read by the network around it.");
    }

    private static List<Integer> boxed(int[] sizes) {
        return java.util.Arrays.stream(sizes).boxed().toList();
    }

    private static Dot dot(Config config) {
        List<Integer> axes = config.integers("axes", 2);
        return new Dot(axes.get(0), axes.get(1), config.flag("normalize", false), "");
    }
}
