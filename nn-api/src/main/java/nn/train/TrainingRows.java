package nn.train;

import java.util.Optional;
import nn.data.Dataset;
import nn.data.Fold;
import nn.data.NnException;
import nn.data.Range;
import nn.data.Rows;
import nn.data.Split;
import nn.spi.Plan;

/**
 * Holds the rows that a training takes, checked against its plan and in the form that its losses want.
 *
 * @param rows the rows to learn from
 * @param validation the rows that are held out, or empty
 * @param features what the features that were given lie between, those of a split's both parts
 */
record TrainingRows(Rows rows, Optional<Rows> validation, Range features) {
    static TrainingRows of(Dataset data, Plan plan, Fit fit) {
        return fit.validationSplit() > 0
                ? of(parts(data, fit.validationSplit()), plan, fit)
                : of(Prepared.of(data, plan, fit.classWeights(plan)), plan, fit);
    }

    /** Holds out the last rows, as Keras does, at least one. */
    private static Fold<Dataset> parts(Dataset data, double heldOut) {
        try {
            Split<Dataset> split =
                    data.split(Math.min(1 - heldOut, Math.nextDown(1))).inOrder();
            return new Fold<>(split.train(), split.test());
        } catch (NnException wrong) {
            throw wrong.at("validationSplit(" + heldOut + ")");
        }
    }

    private static TrainingRows of(Fold<Dataset> split, Plan plan, Fit fit) {
        Prepared first = Prepared.of(split.train(), plan, fit.classWeights(plan));
        Prepared second = validation(split.test(), plan);
        return new TrainingRows(
                first.rows(), Optional.of(second.rows()), first.features().and(second.features()));
    }

    private static TrainingRows of(Prepared all, Plan plan, Fit fit) {
        Optional<Rows> validation =
                fit.validation().map(held -> validation(held, plan).rows());
        return new TrainingRows(all.rows(), validation, all.features());
    }

    private static Prepared validation(Dataset held, Plan plan) {
        try {
            return Prepared.of(held, plan);
        } catch (NnException wrong) {
            throw wrong.at("validation");
        }
    }
}
