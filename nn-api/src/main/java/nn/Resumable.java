package nn;

import java.util.Optional;
import nn.data.NnException;
import nn.data.Range;
import nn.data.Schema;
import nn.spi.Plan;
import nn.train.Fit;
import nn.train.Loop;
import nn.train.Snapshot;
import nn.train.Start;

/**
 * Knows where a training begins, or goes on, and makes models of what it learns.
 *
 * @param model what it begins with
 * @param resumed where it goes on
 * @param format writes its checkpoints; empty where it was not to have any
 */
record Resumable(Model model, Optional<Snapshot> resumed, Optional<CheckpointFormat> format) {
    /** Looks for the checkpoint to go on from, and refuses what none could be written of or to. */
    static Resumable of(Model fresh, Fit fit) {
        if (fit.checkpoints().findAny().isEmpty()) {
            return new Resumable(fresh, Optional.empty(), Optional.empty());
        }
        CheckpointFormat format = CheckpointFormat.find();
        fit.checkpoints().forEach(file -> format.check(fresh, file));
        Optional<CheckpointFormat.Found> found = fit.resume().flatMap(file -> format.read(fresh, file));
        found.ifPresent(checkpoint ->
                requireSameBegin(fresh.state().step(), checkpoint.snapshot().firstStep()));
        return new Resumable(
                found.map(CheckpointFormat.Found::model).orElse(fresh),
                found.map(CheckpointFormat.Found::snapshot),
                Optional.of(format));
    }

    private static void requireSameBegin(long now, long then) {
        if (now != then) {
            throw NnException.of(
                            "resume: the training that the checkpoint is of began at step %d, but this one begins at step %d.",
                            then, now)
                    .maybe("give each training a file of its own.");
        }
    }

    Start start(Plan plan) {
        return new Start(
                resumed.isPresent() ? plan.resume(model.state()) : model.state(),
                model.history(),
                resumed,
                (file, keep, trained, snapshot) ->
                        format.orElseGet(CheckpointFormat::find).write(trained(trained), snapshot, file, keep));
    }

    /** Makes a model; features that were seen before the training was resumed count, too. */
    Model trained(Loop.Trained trained) {
        Schema schema = model.schema();
        Range seen = resumed.isPresent()
                ? trained.features().and(new Range(schema.least(), schema.most()))
                : trained.features();
        return Model.of(
                model.architecture(), trained.state(), model.compilation(), trained.history(), schema.features(seen));
    }
}
