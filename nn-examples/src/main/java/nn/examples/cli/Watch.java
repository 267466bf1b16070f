package nn.examples.cli;

import java.util.Optional;
import nn.callback.Callback;
import nn.callback.Training;

/** Leaves an example where its training was told to end. */
final class Watch implements Callback {
    private Optional<Stopping> watched = Optional.empty();

    @Override
    public void onTrainBegin(Training training) {
        watched = Optional.of(Stopping.begin());
    }

    @Override
    public void onTrainEnd(Training training) {
        try (Stopping ending = watched.orElseThrow()) {
            ending.heed("in epoch %d of %d", Math.min(training.epoch() + 1, training.epochs()), training.epochs());
        }
    }
}
