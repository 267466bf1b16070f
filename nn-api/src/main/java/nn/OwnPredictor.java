package nn;

import java.util.Optional;
import java.util.function.Supplier;

/** Holds the predictor that a model makes for itself at its first prediction, and closes it after the model. */
final class OwnPredictor implements Runnable {
    private Optional<Predictor> predictor = Optional.empty();

    synchronized Predictor get(Model model) {
        Supplier<Predictor> make = model::predictor;
        predictor = predictor.or(() -> Optional.of(make.get()));
        return predictor.get();
    }

    @Override
    public synchronized void run() {
        predictor.ifPresent(Predictor::close);
    }
}
