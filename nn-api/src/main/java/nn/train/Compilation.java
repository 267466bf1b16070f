package nn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.optimizer.RMSprop;
import nn.optimizer.Schedule;
import nn.optimizer.UpdateOptions;
import nn.spi.Engine;
import nn.spi.MatmulPrecision;
import nn.spi.Network;
import nn.spi.Objective;

/**
 * Holds what Keras's {@code compile} takes, and seed, engine, device and precision: what a model keeps from one training to the next.
 *
 * <p>The words that choose it are those of {@link Fit}.
 *
 * @param loss the loss to minimize at all outputs that have none by name; empty where none was chosen
 * @param optimizer how weights change
 * @param metrics what else is reported of a network's only output
 * @param outputs what was chosen for outputs by their names
 * @param seed what weights, shuffling and dropout are drawn from
 * @param engine the engine that was made by hand; empty where none was given
 * @param engineName the engine's name; empty where none was chosen
 * @param device the device's name; {@code auto} for the best usable one
 * @param precision what products may be rounded to, where the device can
 */
public record Compilation(
        Optional<Loss> loss,
        Optimizer optimizer,
        List<Metric> metrics,
        SortedMap<String, OutputChoice> outputs,
        long seed,
        Optional<Engine> engine,
        String engineName,
        String device,
        MatmulPrecision precision) {
    /** Keras's defaults: no loss, RMSprop, no metrics, seed 0, on the best engine and device there is. */
    public static final Compilation DEFAULT = new Compilation(
            Optional.empty(),
            new RMSprop(new Schedule.Constant(0.001), 0.9, 0, 1e-7, false, UpdateOptions.NONE),
            List.of(),
            new TreeMap<>(),
            0,
            Optional.empty(),
            "",
            Fit.AUTO,
            MatmulPrecision.FLOAT32);

    /** Checks what is given. */
    public Compilation {
        Given.value("compilation: the loss", loss);
        Given.value("compilation: the optimizer", optimizer);
        metrics = Given.all(
                "compilation: metric",
                Given.value("compilation: the metrics", metrics).toArray(Metric[]::new));
        Given.value("compilation: the outputs", outputs)
                .forEach((name, choice) -> Given.value("compilation: the output " + name, choice));
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        Given.value("compilation: the engine", engine);
        Given.value("compilation: the engine's name", engineName);
        Given.value("compilation: the device", device);
        Given.value("compilation: the precision", precision);
    }

    /**
     * Returns the loss of an output.
     *
     * @param output its name
     * @return that chosen for it, else that of all outputs; empty where none was chosen
     */
    public Optional<Loss> loss(String output) {
        return choice(output).loss().or(() -> loss);
    }

    /**
     * Returns what is minimized at a network's outputs.
     *
     * @param network the network
     * @return an objective for each output that has a loss, in the network's order
     * @throws NnException if an output is unknown, or one without a loss has metrics
     */
    public List<Objective> objectives(Network network) {
        return new Objectives(this, Given.value("compilation: the network", network)).all();
    }

    /**
     * Tells whether anything is reported besides losses.
     *
     * @return true if there are metrics, for all outputs or by name
     */
    public boolean hasMetrics() {
        return !metrics.isEmpty()
                || outputs.values().stream().anyMatch(each -> !each.metrics().isEmpty());
    }

    private OutputChoice choice(String output) {
        return outputs.getOrDefault(Given.value("compilation: the output", output), OutputChoice.NONE);
    }

    /** Replaces what was chosen for an output. */
    Compilation output(String name, UnaryOperator<OutputChoice> change) {
        SortedMap<String, OutputChoice> changed = new TreeMap<>(outputs);
        changed.put(name, change.apply(choice(name)));
        return outputs(changed);
    }

    /** Replaces what was chosen for all outputs by name; what says nothing any more is left out. */
    private Compilation eachOutput(UnaryOperator<OutputChoice> change) {
        SortedMap<String, OutputChoice> changed = new TreeMap<>(outputs);
        changed.replaceAll((name, choice) -> change.apply(choice));
        changed.values().removeIf(OutputChoice.NONE::equals);
        return outputs(changed);
    }

    private Compilation outputs(SortedMap<String, OutputChoice> others) {
        return new Compilation(loss, optimizer, metrics, others, seed, engine, engineName, device, precision);
    }

    /** Sets the loss of all outputs anew. */
    Compilation loss(Loss other) {
        return eachOutput(choice -> choice.loss(Optional.empty())).only(other);
    }

    private Compilation only(Loss other) {
        return new Compilation(
                Optional.of(other), optimizer, metrics, outputs, seed, engine, engineName, device, precision);
    }

    Compilation optimizer(Optimizer other) {
        return new Compilation(loss, other, metrics, outputs, seed, engine, engineName, device, precision);
    }

    /** Sets the metrics anew. */
    Compilation metrics(List<Metric> others) {
        return eachOutput(choice -> choice.metrics(List.of())).only(others);
    }

    private Compilation only(List<Metric> others) {
        return new Compilation(loss, optimizer, others, outputs, seed, engine, engineName, device, precision);
    }

    Compilation seed(long other) {
        return new Compilation(loss, optimizer, metrics, outputs, other, engine, engineName, device, precision);
    }

    Compilation engine(String name) {
        return new Compilation(loss, optimizer, metrics, outputs, seed, Optional.empty(), name, device, precision);
    }

    Compilation engine(Engine other) {
        return new Compilation(loss, optimizer, metrics, outputs, seed, Optional.of(other), "", device, precision);
    }

    Compilation device(String name) {
        return new Compilation(loss, optimizer, metrics, outputs, seed, engine, engineName, name, precision);
    }

    Compilation precision(MatmulPrecision allowed) {
        return new Compilation(loss, optimizer, metrics, outputs, seed, engine, engineName, device, allowed);
    }

    /** Writes the words that chose it. */
    Words words() {
        Words words = Words.name("fit");
        words = loss.isPresent() ? words.and("loss", loss.get()) : words;
        words = words.and("optimizer", optimizer);
        words = metrics.isEmpty() ? words : words.andAll("metrics", metrics);
        for (Map.Entry<String, OutputChoice> output : outputs.entrySet()) {
            words = words(words, output.getKey(), output.getValue());
        }
        return words.option("seed", seed, 0L)
                .option("engine", engine.map(Engine::name).orElse(engineName), "")
                .option("device", device, Fit.AUTO)
                .option("precision", precision.word(), MatmulPrecision.FLOAT32.word());
    }

    private static Words words(Words before, String output, OutputChoice choice) {
        Words words = before;
        if (choice.loss().isPresent()) {
            Loss own = choice.loss().get();
            words = choice.lossWeight() == 1
                    ? words.and("loss", output, own)
                    : words.and("loss", output, own, choice.lossWeight());
        } else if (choice.lossWeight() != 1) {
            words = words.and("lossWeights", Words.of("Map.of", output, choice.lossWeight()));
        }
        List<Object> reported = new ArrayList<>(List.of(output));
        reported.addAll(choice.metrics());
        return choice.metrics().isEmpty() ? words : words.andAll("metrics", reported);
    }

    @Override
    public String toString() {
        return Words.folded(words().toString());
    }
}
