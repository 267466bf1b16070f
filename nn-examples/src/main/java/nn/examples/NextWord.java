package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.positionEmbedding;
import static nn.Layers.transformerBlock;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.examples.data.Bigrams;
import nn.examples.data.Rhyme;
import nn.text.TextVectorization.Standardize;
import nn.text.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Learns a nursery rhyme as language models do, word by word with self-attention, and goes on with it. */
@Command(name = "next-word", description = "A small language model: self-attention goes on with a rhyme.")
final class NextWord extends Contest {
    private static final int LENGTH = 16; // words that it sees at once
    private static final int LEARNED = 9; // verses; the last three are kept for the test

    @Mixin
    private final FitOptions options = new FitOptions(20, 16);

    @Override
    protected Result result() {
        System.out.println("Text: This Is the House That Jack Built (1755), which repeats itself;");
        System.out.println("the last three of its verses are for the test.");
        List<String> verses =
                Rhyme.verses().stream().map(words -> String.join(" ", words)).toList();
        var vocabulary = Vocabulary.fit(verses, text -> text.standardize(Standardize.NONE)); // "." is a word, too
        int[] train = text(vocabulary, verses.subList(0, LEARNED));
        int[] test = text(vocabulary, verses.subList(LEARNED, verses.size()));

        var network = Sequential.of(
                        embedding(vocabulary.size(), 32),
                        positionEmbedding(LENGTH),
                        transformerBlock(4, 64).causal(),
                        dense(vocabulary.size()).softmax())
                .input(LENGTH);
        System.out.print(network.summary());

        var model = network.fit(
                windows(train, 1),
                fit -> options.on(fit)
                        .loss(sparseCategoricalCrossentropy())
                        .optimizer(adam(0.003))
                        .metrics(accuracy()));

        System.out.println(written(model, vocabulary, "this is the dog"));
        Dataset heldOut = windows(test, LENGTH);
        return new Result(
                "accuracy",
                model.evaluate(heldOut).get("accuracy"),
                right(new Bigrams(train, vocabulary.size()), heldOut));
    }

    private static int[] text(Vocabulary vocabulary, List<String> verses) {
        return vocabulary.numbers(String.join(" ", verses));
    }

    /** Returns pieces of a text, each with the same piece one word later: what comes next at every place. */
    private static Dataset windows(int[] text, int stride) {
        List<int[]> pieces = new ArrayList<>();
        List<int[]> next = new ArrayList<>();
        for (int from = 0; from + LENGTH < text.length; from += stride) {
            pieces.add(Arrays.copyOfRange(text, from, from + LENGTH));
            next.add(Arrays.copyOfRange(text, from + 1, from + 1 + LENGTH));
        }
        return Dataset.of(Tensor.of(pieces.toArray(int[][]::new)), Tensor.of(next.toArray(int[][]::new)));
    }

    private static double right(Bigrams bigrams, Dataset data) {
        int[] words = data.input().ints();
        int[] next = data.targets().ints();
        int right = 0;
        for (int i = 0; i < words.length; i++) {
            right += bigrams.next(words[i]) == next[i] ? 1 : 0;
        }
        return (double) right / words.length;
    }

    /** Goes on with a start, always with the likeliest word, as far as it can see at once. */
    private static String written(Model model, Vocabulary vocabulary, String start) {
        int[] words = Arrays.copyOf(vocabulary.numbers(start), LENGTH);
        StringBuilder line = new StringBuilder(start);
        for (int i = start.split(" ").length; i < LENGTH; i++) {
            // What it says at the place before i depends on no place after it.
            Tensor likelihoods = model.predict(Tensor.of(Shape.of(1, LENGTH), words));
            words[i] = likelihoods
                    .reshape(Shape.of(LENGTH, vocabulary.size()))
                    .argmax()
                    .ints()[i - 1];
            line.append(' ').append(vocabulary.word(words[i]));
        }
        return line.toString();
    }
}
