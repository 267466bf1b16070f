package nn.keras.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.keras.kind.Exact;
import nn.keras.kind.Options;
import nn.optimizer.Schedule;
import nn.schedule.CosineDecay;
import nn.schedule.CosineDecayRestarts;
import nn.schedule.ExponentialDecay;
import nn.schedule.InverseTimeDecay;
import nn.schedule.PiecewiseConstantDecay;
import nn.schedule.PolynomialDecay;

/** Translates learning rates and their schedules. */
final class Rates {
    private static final String INITIAL = "initial_learning_rate";

    private Rates() {}

    static Optional<Schedule> read(JsonElement json, double standard) {
        if (json == null || json.isJsonPrimitive()) {
            return Optional.of(new Schedule.Constant(json == null ? standard : Exact.number(json.getAsDouble())));
        }
        Spelled spelled = Spelled.of(json);
        double initial = spelled.number(INITIAL, standard);
        long steps = (long) spelled.number("decay_steps", 1);
        double rate = spelled.number("decay_rate", 1);
        return switch (spelled.name()) {
            case "ExponentialDecay" ->
                Optional.of(new ExponentialDecay(initial, steps, rate, spelled.flag("staircase")));
            case "InverseTimeDecay" ->
                Optional.of(new InverseTimeDecay(initial, steps, rate, spelled.flag("staircase")));
            case "PolynomialDecay" ->
                Optional.of(new PolynomialDecay(
                        initial,
                        steps,
                        spelled.number("end_learning_rate", 0.0001),
                        spelled.number("power", 1),
                        spelled.flag("cycle")));
            case "CosineDecay" ->
                Optional.of(new CosineDecay(
                        initial, steps, spelled.number("alpha", 0), spelled.number("warmup_target", 0), (long)
                                spelled.number("warmup_steps", 0)));
            case "CosineDecayRestarts" ->
                Optional.of(new CosineDecayRestarts(
                        initial,
                        (long) spelled.number("first_decay_steps", 1),
                        spelled.number("t_mul", 2),
                        spelled.number("m_mul", 1),
                        spelled.number("alpha", 0)));
            case "PiecewiseConstantDecay" ->
                Optional.of(new PiecewiseConstantDecay(
                        numbers(spelled, "boundaries").stream()
                                .map(Double::longValue)
                                .toList(),
                        numbers(spelled, "values")));
            default -> Optional.empty();
        };
    }

    private static List<Double> numbers(Spelled spelled, String option) {
        List<Double> numbers = new ArrayList<>();
        if (spelled.config().get(option) instanceof JsonArray array) {
            array.forEach(each -> numbers.add(Exact.number(each.getAsDouble())));
        }
        return numbers;
    }

    static Optional<JsonElement> write(Schedule schedule) {
        Options options = new Options();
        if (schedule instanceof Schedule.Constant constant) {
            return Optional.of(new JsonPrimitive(constant.rate()));
        } else if (schedule instanceof ExponentialDecay decay) {
            decay(options, decay.initialLearningRate(), decay.decaySteps(), decay.decayRate(), decay.isStaircase());
        } else if (schedule instanceof InverseTimeDecay decay) {
            decay(options, decay.initialLearningRate(), decay.decaySteps(), decay.decayRate(), decay.isStaircase());
        } else if (schedule instanceof PolynomialDecay decay) {
            options.with(INITIAL, decay.initialLearningRate())
                    .with("decay_steps", decay.decaySteps())
                    .with("end_learning_rate", decay.endLearningRate())
                    .with("power", decay.power())
                    .with("cycle", decay.hasCycle());
        } else if (schedule instanceof CosineDecay decay) {
            options.with(INITIAL, decay.initialLearningRate())
                    .with("decay_steps", decay.decaySteps())
                    .with("alpha", decay.alpha());
            if (decay.warmupSteps() > 0) {
                options.with("warmup_target", decay.warmupTarget()).with("warmup_steps", decay.warmupSteps());
            }
        } else if (schedule instanceof CosineDecayRestarts decay) {
            options.with(INITIAL, decay.initialLearningRate())
                    .with("first_decay_steps", decay.firstDecaySteps())
                    .with("t_mul", decay.tMul())
                    .with("m_mul", decay.mMul())
                    .with("alpha", decay.alpha());
        } else if (schedule instanceof PiecewiseConstantDecay decay) {
            options.with("boundaries", decay.boundaries()).with("values", decay.values());
        } else {
            return Optional.empty();
        }
        JsonObject object =
                Options.object("keras.optimizers.schedules", schedule.getClass().getSimpleName(), options.json());
        return Optional.of(object);
    }

    private static void decay(Options options, double initial, long steps, double rate, boolean isStaircase) {
        options.with(INITIAL, initial)
                .with("decay_steps", steps)
                .with("decay_rate", rate)
                .with("staircase", isStaircase);
    }
}
