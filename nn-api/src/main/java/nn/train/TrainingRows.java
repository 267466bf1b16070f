package nn.train;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Dataset;
import nn.data.Fold;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Range;
import nn.data.Source;
import nn.data.Split;
import nn.spi.Plan;

/**
 * Gives the rows that a training takes, checked against its plan and in the form that its losses want.
 *
 * @param rows the rows to learn from
 * @param validation the rows that are held out, or empty
 */
record TrainingRows(Supply rows, Optional<Supply> validation) {
    static TrainingRows of(Source data, Plan plan, Fit fit) {
        if (fit.validationSplit() > 0) {
            return data instanceof Dataset all ? split(parts(all, fit.validationSplit()), plan, fit) : refuseSplit(fit);
        }
        long needed = (long) fit.steps().orElse(Integer.MAX_VALUE) * fit.batchSize();
        Supply rows = supply(data, plan, needed, fit.classWeights(plan));
        return new TrainingRows(rows, fit.validation().map(held -> validation(held, plan)));
    }

    private static TrainingRows refuseSplit(Fit fit) {
        throw NnException.of(
                        "validationSplit(%s): only a Dataset can be split, but the rows are a stream.",
                        fit.validationSplit())
                .maybe("use validation(…) with rows of their own.");
    }

    /** Holds out the last rows, as Keras does, at least one. */
    private static Fold<Dataset> parts(Dataset data, double heldOut) {
        try {
            Split<Dataset> split = dividable(data)
                    .split(Math.min(1 - heldOut, Math.nextDown(1)))
                    .inOrder();
            return new Fold<>(split.train(), split.test());
        } catch (NnException wrong) {
            throw wrong.at("validationSplit(" + heldOut + ")");
        }
    }

    /** Rows to validate with may have been seen by what was fitted; only rows to test with may not. */
    private static Dataset dividable(Dataset data) {
        return data.preprocessing().map(data::preprocessing).orElse(data);
    }

    /** What the features lie between is looked up in both parts. */
    private static TrainingRows split(Fold<Dataset> split, Plan plan, Fit fit) {
        Prepared first = Prepared.of(split.train(), plan, fit.classWeights(plan));
        Supply second = validation(split.test(), plan);
        Range features = first.features().and(second.features());
        return new TrainingRows(new InMemory(first.rows(), features), Optional.of(second));
    }

    private static Supply validation(Source held, Plan plan) {
        try {
            return toEvaluate(held, plan);
        } catch (NnException wrong) {
            throw wrong.at("validation");
        }
    }

    /** Gives rows to evaluate by, whose classes all count alike; they must come to an end. */
    static Supply toEvaluate(Source data, Plan plan) {
        Given.value("evaluate: the data", data);
        if (data.isEndless()) {
            throw NnException.of("rows to evaluate by must come to an end, but this source has none.")
                    .maybe("take some of them: source.take(10_000).");
        }
        return supply(data, plan);
    }

    static Supply supply(Source data, Plan plan) {
        return supply(
                data,
                plan,
                Long.MAX_VALUE,
                Collections.nCopies(plan.objectives().size(), Map.of()));
    }

    private static Supply supply(Source data, Plan plan, long needed, List<Map<Integer, Double>> classWeights) {
        if (data instanceof Dataset all) {
            Prepared prepared = Prepared.of(all, plan, classWeights);
            return new InMemory(prepared.rows(), prepared.features());
        }
        return new Streaming(data, needed, block -> Prepared.of(block, plan, classWeights));
    }
}
