package nn.train;

import java.nio.file.Path;
import java.util.Map;
import nn.data.Words;

/** Writes what was chosen for a training as the words that chose it. */
final class FitText {
    private FitText() {}

    static String of(Fit fit) {
        Words words = fit.compilation()
                .words()
                .option("epochs", fit.epochs(), Fit.DEFAULT.epochs())
                .option("initialEpoch", fit.initialEpoch(), Fit.DEFAULT.initialEpoch())
                .option("batchSize", fit.batchSize(), Fit.DEFAULT.batchSize())
                .when(fit.steps().isPresent(), "steps", fit.steps().orElse(0))
                .option("shuffle", fit.shuffle(), Fit.DEFAULT.shuffle())
                .when(fit.validation().isPresent(), "validation", Words.MORE)
                .option("validationSplit", fit.validationSplit(), Fit.DEFAULT.validationSplit())
                .option("validationFreq", fit.validationFreq(), Fit.DEFAULT.validationFreq());
        for (Map.Entry<String, Map<Integer, Double>> each : fit.classWeights().entrySet()) {
            words = each.getKey().isEmpty()
                    ? words.and("classWeights", each.getValue())
                    : words.and("classWeights", each.getKey(), each.getValue());
        }
        return Words.folded((fit.callbacks().isEmpty() ? words : words.andAll("callbacks", fit.callbacks()))
                .when(
                        fit.resume().isPresent(),
                        "resume",
                        fit.resume().map(Path::toString).orElse(""))
                .option("verbose", fit.verbose(), Fit.DEFAULT.verbose())
                .toString());
    }
}
