package nn.train;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Words;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Schedule;
import nn.optimizer.UpdateOptions;
import nn.spi.Engine;

/**
 * Holds what Keras's {@code compile} takes, and seed, engine and device: what a model keeps from one training to the next.
 *
 * <p>The words that choose it are those of {@link Fit}.
 *
 * @param loss the loss to minimize; empty where none was chosen
 * @param optimizer how weights change
 * @param metrics what else is reported
 * @param seed what weights, shuffling and dropout are drawn from
 * @param engine the engine that was made by hand; empty where none was given
 * @param engineName the engine's name; empty where none was chosen
 * @param device the device's name; {@code auto} for the best usable one
 */
public record Compilation(
        Optional<Loss> loss,
        Optimizer optimizer,
        List<Metric> metrics,
        long seed,
        Optional<Engine> engine,
        String engineName,
        String device) {
    /** Keras's defaults: no loss, RMSprop, no metrics, seed 0, on the best engine and device there is. */
    public static final Compilation DEFAULT = new Compilation(
            Optional.empty(),
            new RMSprop(new Schedule.Constant(0.001), 0.9, 0, 1e-7, false, UpdateOptions.NONE),
            List.of(),
            0,
            Optional.empty(),
            "",
            Fit.AUTO);

    /** Checks what is given. */
    public Compilation {
        Given.value("compilation: the loss", loss);
        Given.value("compilation: the optimizer", optimizer);
        metrics = Given.all(
                "compilation: metric",
                Given.value("compilation: the metrics", metrics).toArray(Metric[]::new));
        Given.value("compilation: the engine", engine);
        Given.value("compilation: the engine's name", engineName);
        Given.value("compilation: the device", device);
    }

    Compilation loss(Loss other) {
        return new Compilation(Optional.of(other), optimizer, metrics, seed, engine, engineName, device);
    }

    Compilation optimizer(Optimizer other) {
        return new Compilation(loss, other, metrics, seed, engine, engineName, device);
    }

    Compilation metrics(List<Metric> others) {
        return new Compilation(loss, optimizer, others, seed, engine, engineName, device);
    }

    Compilation seed(long other) {
        return new Compilation(loss, optimizer, metrics, other, engine, engineName, device);
    }

    Compilation engine(String name) {
        return new Compilation(loss, optimizer, metrics, seed, Optional.empty(), name, device);
    }

    Compilation engine(Engine other) {
        return new Compilation(loss, optimizer, metrics, seed, Optional.of(other), "", device);
    }

    Compilation device(String name) {
        return new Compilation(loss, optimizer, metrics, seed, engine, engineName, name);
    }

    /** Writes the words that chose it. */
    Words words() {
        Words words = Words.name("fit");
        words = loss.isPresent() ? words.and("loss", loss.get()) : words;
        words = words.and("optimizer", optimizer);
        words = metrics.isEmpty() ? words : words.andAll("metrics", metrics);
        return words.option("seed", seed, 0L)
                .option("engine", engine.map(Engine::name).orElse(engineName), "")
                .option("device", device, Fit.AUTO);
    }

    @Override
    public String toString() {
        return Words.folded(words().toString());
    }
}
