package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.lstm;
import static nn.Losses.binaryCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.util.List;
import java.util.Locale;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.examples.data.Opinion;
import nn.examples.data.OpinionGrammar;
import nn.text.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells praise from blame by the order of words, which a bag of words does not know. */
@Command(name = "sentiment", description = "Praise or blame: an LSTM reads sentences word by word.")
final class Sentiment extends Contest {
    private static final int LONGEST = 16;
    private static final int TRAIN = 2000;
    private static final int TEST = 1000;

    @Mixin
    private final FitOptions options = new FitOptions(8, 32);

    @Override
    protected Result result() {
        System.out.printf("Data: %d opinions drawn from a grammar by seed; nobody wrote them.%n", TRAIN + TEST);
        List<Opinion> opinions = OpinionGrammar.drawn(TRAIN + TEST, options.seed());
        opinions.subList(0, 3).forEach(opinion -> System.out.println((opinion.liked() ? "+ " : "- ") + opinion));
        List<Opinion> train = opinions.subList(0, TRAIN);
        List<Opinion> test = opinions.subList(TRAIN, TRAIN + TEST);
        var inOrder = Vocabulary.fit(texts(train)).sequences(LONGEST);
        var bag = inOrder.tfIdf();

        var reader = Sequential.of(embedding(inOrder.size(), 16).maskZero(), lstm(32), dense(1).sigmoid())
                .input(LONGEST);
        System.out.print(reader.summary());
        Model model = fitted("reader", reader, data(train, inOrder), 1);
        ask(model, inOrder, "the plot was not bad at all");
        ask(model, inOrder, "the plot was really bad");
        ask(model, inOrder, "the cast was good but the story was so dull");
        ask(model, inOrder, "the story was so dull but the cast was good");

        Model baseline = fitted("baseline", Sequential.of(dense(32).relu(), dense(1).sigmoid()), data(train, bag), 0);
        return new Result(
                "accuracy",
                model.evaluate(data(test, inOrder)).get("accuracy"),
                baseline.evaluate(data(test, bag)).get("accuracy"));
    }

    private Model fitted(String name, Sequential network, Dataset data, int verbose) {
        return network.fit(
                data,
                fit -> options.on(fit, name)
                        .loss(binaryCrossentropy())
                        .optimizer(adam(0.005))
                        .metrics(accuracy())
                        .verbose(verbose));
    }

    private static List<String> texts(List<Opinion> opinions) {
        return opinions.stream().map(Opinion::toString).toList();
    }

    private static Dataset data(List<Opinion> opinions, Vocabulary vocabulary) {
        float[] liked = new float[opinions.size()];
        for (int i = 0; i < liked.length; i++) {
            liked[i] = opinions.get(i).liked() ? 1 : 0;
        }
        return vocabulary.dataset(texts(opinions), Tensor.of(Shape.of(liked.length, 1), liked));
    }

    private static void ask(Model model, Vocabulary vocabulary, String sentence) {
        Tensor asked = vocabulary.rows(List.of(sentence));
        System.out.printf(Locale.ROOT, "%.2f %s%n", model.predict(asked).floats()[0], sentence);
    }
}
