package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.lstm;
import static nn.Losses.binaryCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
import nn.examples.data.Vocabulary;
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
        var vocabulary = Vocabulary.of(opinions.stream().map(Opinion::words).toList());

        var reader = Sequential.of(embedding(vocabulary.size(), 16).maskZero(), lstm(32), dense(1).sigmoid())
                .input(LONGEST);
        System.out.print(reader.summary());
        Function<List<List<String>>, Tensor> inOrder = words -> vocabulary.padded(words, LONGEST);
        Model model = fitted(reader, opinions, inOrder, 1);
        ask(model, inOrder, "the plot was not bad at all");
        ask(model, inOrder, "the plot was really bad");
        ask(model, inOrder, "the cast was good but the story was so dull");
        ask(model, inOrder, "the story was so dull but the cast was good");

        var bag = Sequential.of(dense(32).relu(), dense(1).sigmoid()).input(vocabulary.size());
        Model baseline = fitted(bag, opinions, vocabulary::counts, 0);
        return new Result("accuracy", tested(model, opinions, inOrder), tested(baseline, opinions, vocabulary::counts));
    }

    private Model fitted(
            Sequential network, List<Opinion> opinions, Function<List<List<String>>, Tensor> input, int verbose) {
        return network.fit(
                data(opinions.subList(0, TRAIN), input),
                fit -> options.on(fit)
                        .loss(binaryCrossentropy())
                        .optimizer(adam(0.005))
                        .metrics(accuracy())
                        .verbose(verbose));
    }

    private static double tested(Model model, List<Opinion> opinions, Function<List<List<String>>, Tensor> input) {
        return model.evaluate(data(opinions.subList(TRAIN, TRAIN + TEST), input))
                .get("accuracy");
    }

    private static Dataset data(List<Opinion> opinions, Function<List<List<String>>, Tensor> input) {
        float[] liked = new float[opinions.size()];
        for (int i = 0; i < liked.length; i++) {
            liked[i] = opinions.get(i).liked() ? 1 : 0;
        }
        return Dataset.of(
                input.apply(opinions.stream().map(Opinion::words).toList()),
                Tensor.of(Shape.of(liked.length, 1), liked));
    }

    private static void ask(Model model, Function<List<List<String>>, Tensor> input, String sentence) {
        Tensor asked = input.apply(List.of(List.of(sentence.split(" "))));
        System.out.printf(Locale.ROOT, "%.2f %s%n", model.predict(asked).floats()[0], sentence);
    }
}
