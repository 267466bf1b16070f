package nn.keras.kind;

import static nn.keras.kind.Look.PLACES;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.layer.AdditiveAttention;
import nn.layer.Attention;
import nn.layer.Constraint;
import nn.layer.Embedding;
import nn.layer.Initializer;
import nn.layer.Masking;
import nn.layer.MultiHeadAttention;
import nn.layer.WeightOptions;

/** Translates attention, embeddings and masks. Whether attention is causal is said where the layer is called. */
final class Attentions {
    private Attentions() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of("MultiHeadAttention", MultiHeadAttention.class, PLACES, Attentions::heads, Attentions::write)
                        .vars(Attentions::vars),
                Kind.of(
                                "Attention",
                                Attention.class,
                                PLACES,
                                Attentions::products,
                                (layer, options) -> options.with("use_scale", layer.hasScale())
                                        .with("score_mode", layer.isConcat() ? "concat" : "dot")
                                        .with("dropout", layer.dropout()))
                        .vars(layer -> Var.all("", scales(layer))),
                Kind.of(
                                "AdditiveAttention",
                                AdditiveAttention.class,
                                PLACES,
                                config -> new AdditiveAttention(
                                        config.flag("use_scale", true), config.number("dropout", 0), false, ""),
                                (layer, options) -> options.with("use_scale", layer.hasScale())
                                        .with("dropout", layer.dropout()))
                        .vars(layer -> layer.hasScale() ? Var.all("", "scale") : List.of()),
                Kind.of("Embedding", Embedding.class, PLACES, Attentions::embedding, (layer, options) -> {
                            options.with("input_dim", layer.vocabulary())
                                    .with("output_dim", layer.width())
                                    .with("mask_zero", layer.hasMaskZero());
                            Chosen.write(options, layer.embeddings(), "embeddings", Chosen.DENSE);
                        })
                        .vars(layer -> Var.all("", "embeddings")),
                Kind.of(
                        "Masking",
                        Masking.class,
                        PLACES,
                        config -> new Masking(config.number("mask_value", 0), ""),
                        (layer, options) -> options.with("mask_value", layer.value())));
    }

    private static MultiHeadAttention heads(Config config) {
        Optional<JsonElement> axes = config.find("attention_axes");
        if (axes.isPresent() && !config.flat("attention_axes", axes.get()).equals(List.of(1))) {
            throw config.refused(
                    "attention along the axes %s is not known to nn, which has it along time.", axes.get());
        }
        int keyDim = config.integer("key_dim");
        return new MultiHeadAttention(
                config.integer("num_heads"),
                keyDim,
                config.integer("value_dim", keyDim),
                config.find("output_shape")
                        .map(value -> config.integers("output_shape", 1).get(0)),
                config.number("dropout", 0),
                false,
                config.find("sliding_window").map(value -> config.integer("sliding_window")),
                Chosen.read(config, "kernel", List.of()),
                "");
    }

    private static void write(MultiHeadAttention layer, Options options) {
        options.with("num_heads", layer.heads())
                .with("key_dim", layer.keyDim())
                .with("value_dim", layer.valueDim())
                .with("dropout", layer.dropout())
                .with("attention_axes", List.of(1));
        if (isMeasured(layer.parameters().kernel())
                || isMeasured(layer.parameters().bias())) {
            throw NnException.of("Keras measures the weights of attention along other axes than maxNorm does here.")
                    .maybe("leave maxNorm out, or save an ONNX file: Onnx.save(model, path).");
        }
        layer.outputDim().ifPresent(width -> options.with("output_shape", List.of(width)));
        layer.slidingWindow().ifPresent(places -> options.with("sliding_window", places));
        Chosen.write(options, layer.parameters(), "kernel", Chosen.DENSE);
    }

    private static boolean isMeasured(WeightOptions weight) {
        return weight.constraint().filter(Constraint.MaxNorm.class::isInstance).isPresent();
    }

    private static List<Var> vars(MultiHeadAttention layer) {
        return Stream.of("query", "key", "value", "attention_output")
                .flatMap(part -> Chosen.vars(layer.parameters(), Layout.SAME).stream()
                        .map(each ->
                                each.within(part.equals("attention_output") ? "output_dense" : part + "_dense", part)))
                .toList();
    }

    private static Attention products(Config config) {
        String score = config.word("score_mode", "dot");
        if (!score.equals("dot") && !score.equals("concat")) {
            throw config.refused("its score_mode \"%s\" is not known to nn.", score);
        }
        return new Attention(
                config.flag("use_scale", false), score.equals("concat"), config.number("dropout", 0), false, "");
    }

    private static String[] scales(Attention layer) {
        List<String> names = new ArrayList<>();
        names.addAll(layer.hasScale() ? List.of("scale") : List.of());
        names.addAll(layer.isConcat() ? List.of("concat_score_weight") : List.of());
        return names.toArray(String[]::new);
    }

    private static Embedding embedding(Config config) {
        return new Embedding(
                config.integer("input_dim"),
                config.integer("output_dim"),
                config.flag("mask_zero", false),
                Chosen.weight(config, "embeddings", new Initializer.Uniform(-0.05, 0.05), Chosen.DENSE),
                "");
    }
}
