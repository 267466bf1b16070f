package nn.train;

import java.util.Optional;
import nn.data.Given;
import nn.data.NnException;
import nn.data.State;

/**
 * Holds what a training begins with.
 *
 * @param state weights, slots and step
 * @param history the epochs before
 * @param resumed where it goes on, if it was begun before
 * @param writer writes the checkpoints that callbacks ask for
 */
public record Start(State state, History history, Optional<Snapshot> resumed, SnapshotWriter writer) {
    /** Checks what is given. */
    public Start {
        Given.value("a start: the state", state);
        Given.value("a start: the history", history);
        Given.value("a start: the snapshot", resumed);
        Given.value("a start: the writer", writer);
    }

    /**
     * Begins a training of which no checkpoints are written.
     *
     * @param state weights, slots and step
     * @param history the epochs before
     * @return the start
     */
    public static Start of(State state, History history) {
        return new Start(state, history, Optional.empty(), (file, keep, trained, snapshot) -> {
            throw NnException.of("checkpoint: nothing was given that writes %s.", file);
        });
    }
}
