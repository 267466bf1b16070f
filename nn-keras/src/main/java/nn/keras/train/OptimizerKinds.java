package nn.keras.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;
import nn.keras.kind.Options;
import nn.optimizer.Adadelta;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Adamax;
import nn.optimizer.Ftrl;
import nn.optimizer.Lion;
import nn.optimizer.Nadam;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Schedule;
import nn.optimizer.Sgd;
import nn.optimizer.UpdateOptions;

/** Translates optimizers. */
final class OptimizerKinds {
    private OptimizerKinds() {}

    /** Reads an optimizer; one that nn does not know is none. */
    static Optional<Optimizer> read(JsonElement json) {
        Spelled spelled = Spelled.of(json);
        if (spelled.key().equals("lossscaleoptimizer")) { // float32 needs no scale, which changes no step
            JsonElement inner = spelled.config().get("inner_optimizer");
            return inner instanceof JsonObject ? read(inner) : Optional.empty();
        }
        double standard = spelled.key().equals("sgd") ? 0.01 : 0.001;
        Optional<Schedule> rate = Rates.read(spelled.config().get("learning_rate"), standard);
        if (rate.isEmpty() || spelled.isSet("loss_scale_factor") || spelled.number("decay", 0) != 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(of(spelled, rate.get(), options(spelled)));
    }

    private static UpdateOptions options(Spelled spelled) {
        return new UpdateOptions(
                spelled.number("weight_decay", spelled.key().equals("adamw") ? 0.004 : 0),
                spelled.number("clipnorm", 0),
                spelled.number("clipvalue", 0),
                spelled.number("global_clipnorm", 0),
                (int) spelled.number("gradient_accumulation_steps", 1),
                spelled.flag("use_ema"),
                spelled.number("ema_momentum", 0.99),
                (int) spelled.number("ema_overwrite_frequency", 0));
    }

    private static @org.jspecify.annotations.Nullable Optimizer of(
            Spelled spelled, Schedule rate, UpdateOptions options) {
        double beta1 = spelled.number("beta_1", 0.9);
        double beta2 = spelled.number("beta_2", spelled.key().equals("lion") ? 0.99 : 0.999);
        double epsilon = spelled.number("epsilon", 1e-7);
        double momentum = spelled.number("momentum", 0);
        double accumulator = spelled.number("initial_accumulator_value", 0.1);
        return switch (spelled.key()) {
            case "sgd" -> new Sgd(rate, momentum, spelled.flag("nesterov"), options);
            case "adam", "adamw" -> new Adam(rate, beta1, beta2, epsilon, spelled.flag("amsgrad"), options);
            case "nadam" -> new Nadam(rate, beta1, beta2, epsilon, options);
            case "rmsprop" ->
                new RMSprop(rate, spelled.number("rho", 0.9), momentum, epsilon, spelled.flag("centered"), options);
            case "adamax" -> new Adamax(rate, beta1, beta2, epsilon, options);
            case "adadelta" -> new Adadelta(rate, spelled.number("rho", 0.95), epsilon, options);
            case "lion" -> new Lion(rate, beta1, beta2, options);
            case "adagrad" -> new Adagrad(rate, accumulator, epsilon, options);
            case "ftrl" ->
                new Ftrl(
                        rate,
                        spelled.number("learning_rate_power", -0.5),
                        accumulator,
                        spelled.number("l1_regularization_strength", 0),
                        spelled.number("l2_regularization_strength", 0),
                        spelled.number("l2_shrinkage_regularization_strength", 0),
                        spelled.number("beta", 0),
                        options);
            default -> null;
        };
    }

    /** Writes an optimizer; a user's own is none. */
    static Optional<JsonObject> write(Optimizer optimizer) {
        Options options = new Options();
        Optional<JsonElement> rate = Rates.write(optimizer.learningRate());
        if (rate.isEmpty() || !own(optimizer, options)) {
            return Optional.empty();
        }
        write(options.with("learning_rate", rate.get()), optimizer.options());
        boolean isAdamW = optimizer instanceof Adam && optimizer.options().weightDecay() > 0;
        String name = isAdamW
                ? "AdamW"
                : optimizer instanceof Sgd ? "SGD" : optimizer.getClass().getSimpleName();
        return Optional.of(Options.object("keras.optimizers", name, options.json()));
    }

    private static void write(Options options, UpdateOptions chosen) {
        options.with("weight_decay", orNull(chosen.weightDecay()))
                .with("clipnorm", orNull(chosen.clipNorm()))
                .with("clipvalue", orNull(chosen.clipValue()))
                .with("global_clipnorm", orNull(chosen.globalClipNorm()))
                .with("use_ema", chosen.useEma())
                .with("ema_momentum", chosen.emaMomentum())
                .with("ema_overwrite_frequency", orNull(chosen.emaOverwriteFrequency()));
        int steps = chosen.gradientAccumulationSteps();
        options.with("gradient_accumulation_steps", steps == 1 ? JsonNull.INSTANCE : steps);
    }

    private static Object orNull(Number number) {
        return number.doubleValue() == 0 ? JsonNull.INSTANCE : number;
    }

    private static void betas(Options options, double beta1, double beta2) {
        options.with("beta_1", beta1).with("beta_2", beta2);
    }

    private static boolean own(Optimizer optimizer, Options options) {
        if (optimizer instanceof Sgd sgd) {
            options.with("momentum", sgd.momentum()).with("nesterov", sgd.isNesterov());
        } else if (optimizer instanceof Adam adam) {
            betas(options, adam.beta1(), adam.beta2());
            options.with("epsilon", adam.epsilon()).with("amsgrad", adam.isAmsgrad());
        } else if (optimizer instanceof Nadam nadam) {
            betas(options, nadam.beta1(), nadam.beta2());
            options.with("epsilon", nadam.epsilon());
        } else if (optimizer instanceof RMSprop rms) {
            options.with("rho", rms.rho())
                    .with("momentum", rms.momentum())
                    .with("epsilon", rms.epsilon())
                    .with("centered", rms.isCentered());
        } else if (optimizer instanceof Adamax adamax) {
            betas(options, adamax.beta1(), adamax.beta2());
            options.with("epsilon", adamax.epsilon());
        } else if (optimizer instanceof Adadelta adadelta) {
            options.with("rho", adadelta.rho()).with("epsilon", adadelta.epsilon());
        } else if (optimizer instanceof Lion lion) {
            betas(options, lion.beta1(), lion.beta2());
        } else if (optimizer instanceof Adagrad adagrad) {
            options.with("initial_accumulator_value", adagrad.initialAccumulator())
                    .with("epsilon", adagrad.epsilon());
        } else if (optimizer instanceof Ftrl ftrl) {
            options.with("learning_rate_power", ftrl.learningRatePower())
                    .with("initial_accumulator_value", ftrl.initialAccumulator())
                    .with("l1_regularization_strength", ftrl.l1())
                    .with("l2_regularization_strength", ftrl.l2())
                    .with("l2_shrinkage_regularization_strength", ftrl.l2Shrinkage())
                    .with("beta", ftrl.beta());
        } else {
            return false;
        }
        return true;
    }
}
