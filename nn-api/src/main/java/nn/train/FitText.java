package nn.train;

import nn.data.Words;
import nn.spi.Engine;

/** Writes what was chosen for a training as the words that chose it. */
final class FitText {
    private FitText() {}

    static String of(Fit fit) {
        Words words = compiled(fit);
        words = words.option("epochs", fit.epochs(), Fit.DEFAULT.epochs())
                .option("initialEpoch", fit.initialEpoch(), Fit.DEFAULT.initialEpoch())
                .option("batchSize", fit.batchSize(), Fit.DEFAULT.batchSize())
                .option("shuffle", fit.shuffle(), Fit.DEFAULT.shuffle())
                .when(fit.validation().isPresent(), "validation", Words.MORE)
                .option("validationSplit", fit.validationSplit(), Fit.DEFAULT.validationSplit())
                .option("validationFreq", fit.validationFreq(), Fit.DEFAULT.validationFreq())
                .when(!fit.classWeights().isEmpty(), "classWeights", fit.classWeights());
        return Words.folded((fit.callbacks().isEmpty() ? words : words.andAll("callbacks", fit.callbacks()))
                .option("verbose", fit.verbose(), Fit.DEFAULT.verbose())
                .toString());
    }

    private static Words compiled(Fit fit) {
        Words words = Words.name("fit");
        words = fit.loss().isPresent() ? words.and("loss", fit.loss().get()) : words;
        words = words.and("optimizer", fit.optimizer());
        words = fit.metrics().isEmpty() ? words : words.andAll("metrics", fit.metrics());
        String engine = fit.engine().map(Engine::name).orElse(fit.engineName());
        return words.option("seed", fit.seed(), 0L)
                .option("engine", engine, "")
                .option("device", fit.device(), Fit.AUTO);
    }
}
