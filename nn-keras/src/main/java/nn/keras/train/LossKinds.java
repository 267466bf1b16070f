package nn.keras.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nn.Losses;
import nn.keras.kind.Options;
import nn.loss.BinaryCrossentropy;
import nn.loss.BinaryFocalCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.CategoricalFocalCrossentropy;
import nn.loss.Huber;
import nn.loss.Loss;
import nn.loss.SparseCategoricalCrossentropy;

/** Translates losses. */
final class LossKinds {
    private static final Map<String, Loss> PLAIN = Map.ofEntries(
            Map.entry("meansquarederror", Losses.meanSquaredError()),
            Map.entry("mse", Losses.meanSquaredError()),
            Map.entry("meanabsoluteerror", Losses.meanAbsoluteError()),
            Map.entry("mae", Losses.meanAbsoluteError()),
            Map.entry("meanabsolutepercentageerror", Losses.meanAbsolutePercentageError()),
            Map.entry("mape", Losses.meanAbsolutePercentageError()),
            Map.entry("meansquaredlogarithmicerror", Losses.meanSquaredLogarithmicError()),
            Map.entry("msle", Losses.meanSquaredLogarithmicError()),
            Map.entry("logcosh", Losses.logCosh()),
            Map.entry("poisson", Losses.poisson()),
            Map.entry("cosinesimilarity", Losses.cosineSimilarity()),
            Map.entry("kldivergence", Losses.klDivergence()),
            Map.entry("kullbackleiblerdivergence", Losses.klDivergence()),
            Map.entry("hinge", Losses.hinge()),
            Map.entry("squaredhinge", Losses.squaredHinge()),
            Map.entry("categoricalhinge", Losses.categoricalHinge()),
            Map.entry("ctc", Losses.ctc()));

    private LossKinds() {}

    /** Reads a loss; one that nn does not know, or with options that it does not, is none. */
    static Optional<Loss> read(JsonElement json) {
        Spelled spelled = Spelled.of(json);
        JsonObject config = spelled.config();
        boolean isMean = spelled.word("reduction", "sum_over_batch_size").equals("sum_over_batch_size");
        if (!isMean || spelled.number("axis", -1) != -1 || spelled.isSet("ignore_class")) {
            return Optional.empty();
        }
        boolean logits = spelled.flag("from_logits");
        double smoothing = spelled.number("label_smoothing", 0);
        double gamma = spelled.number("gamma", 2);
        double alpha = spelled.number("alpha", 0.25);
        return switch (spelled.key()) {
            case "huber" -> Optional.of(new Huber(spelled.number("delta", 1)));
            case "binarycrossentropy" -> Optional.of(new BinaryCrossentropy(logits, smoothing));
            case "categoricalcrossentropy" -> Optional.of(new CategoricalCrossentropy(logits, smoothing));
            case "sparsecategoricalcrossentropy" -> Optional.of(new SparseCategoricalCrossentropy(logits));
            case "binaryfocalcrossentropy" ->
                Optional.of(new BinaryFocalCrossentropy(
                        spelled.flag("apply_class_balancing"), alpha, gamma, logits, smoothing));
            case "categoricalfocalcrossentropy" ->
                Optional.of(new CategoricalFocalCrossentropy(alpha, gamma, logits, smoothing));
            default -> config.size() < 10 ? Optional.ofNullable(PLAIN.get(spelled.key())) : Optional.empty();
        };
    }

    /** Writes a loss; a user's own is none. */
    static Optional<JsonObject> write(Loss loss) {
        Options options = new Options();
        if (loss instanceof Huber huber) {
            options.with("delta", huber.delta());
        } else if (loss instanceof BinaryCrossentropy binary) {
            options.with("from_logits", binary.logits()).with("label_smoothing", binary.labelSmoothing());
        } else if (loss instanceof CategoricalCrossentropy categorical) {
            options.with("from_logits", categorical.logits()).with("label_smoothing", categorical.labelSmoothing());
        } else if (loss instanceof SparseCategoricalCrossentropy sparse) {
            options.with("from_logits", sparse.logits());
        } else if (loss instanceof BinaryFocalCrossentropy focal) {
            options.with("apply_class_balancing", focal.isBalanced())
                    .with("alpha", focal.alpha())
                    .with("gamma", focal.gamma())
                    .with("from_logits", focal.logits())
                    .with("label_smoothing", focal.labelSmoothing());
        } else if (loss instanceof CategoricalFocalCrossentropy focal) {
            options.with("alpha", focal.alpha())
                    .with("gamma", focal.gamma())
                    .with("from_logits", focal.logits())
                    .with("label_smoothing", focal.labelSmoothing());
        } else if (!PLAIN.containsValue(loss)) {
            return Optional.empty();
        }
        String name = loss.getClass().getSimpleName();
        String keras = name.toUpperCase(Locale.ROOT).equals("CTC") ? "CTC" : name;
        return Optional.of(Options.object("keras.losses", keras, options.json()));
    }
}
