package nn.examples.own;

import static nn.Layers.TIME;
import static nn.Layers.attention;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maskedBy;
import static nn.Layers.normalization;
import static nn.Layers.positionEmbedding;
import static nn.Layers.rescaling;
import static nn.Layers.transformerBlock;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.util.List;
import java.util.Map;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.TrainingSession;
import nn.data.Dataset;
import nn.data.Sequences;
import nn.data.Sequences.Side;
import nn.data.Tensor;

/** Runs the code of docs/graphs-and-sequences.md. */
public final class GraphsAndSequences {
    private GraphsAndSequences() {}

    /**
     * Trains a network of two inputs and two outputs.
     *
     * @param images uint8 [n, 28, 28]
     * @param numbers float32 [n, 2]
     * @param kinds labels [n], 0 to 9
     * @param prices float32 [n, 1]
     * @return what it predicts for the same rows
     */
    public static Map<String, Tensor> graph(Tensor images, Tensor numbers, Tensor kinds, Tensor prices) {
        // spotless:off
        // DOC
        Dataset data = Dataset.of(
                        Map.of("image", images, "facts", numbers),
                        Map.of("kind", kinds, "price", prices))
                .channelsFirst("image");

        Symbol image = input("image", 1, 28, 28);
        Symbol facts = input("facts", 2);
        Symbol seen = image.then(rescaling(1 / 255.0), conv2D(8, 5).relu(), flatten(), dense(32).relu());
        Symbol both = concatenate(seen, facts.then(normalization("facts", data)));
        Functional network = Functional.of(
                List.of(image, facts),
                List.of(
                        seen.then(dense(10).softmax().named("kind")),
                        both.then(dense(16).relu(), dense(1).named("price"))));
        // DOC ends
        // DOC
        Model model = network.fit(data, fit -> fit
                .loss("kind", sparseCategoricalCrossentropy()).metrics("kind", accuracy())
                .loss("price", meanAbsoluteError(), 0.5)
                .optimizer(adam()).epochs(5).validationSplit(0.25));

        model.history().get("val_kind_accuracy");                  // a number an epoch
        model.evaluate(data).get("price_loss");
        System.out.println(model.confusion("kind", data).report());
        Map<String, Tensor> predicted = model.predict(Map.of(
                "image", data.input("image"), "facts", data.input("facts")));
        // DOC ends
        // spotless:on
        return predicted;
    }

    /**
     * Trains on sequences of different lengths.
     *
     * @param sentences numbers of words, from 1
     * @param liked 0 or 1 for each, [n, 1]
     * @return the trained model
     */
    public static Model sequences(int[][] sentences, Tensor liked) {
        // spotless:off
        // DOC
        Tensor words = Sequences.of(sentences).maxLength(16).padding(Side.POST).padded();

        Model model = Sequential.of(embedding(1000, 16).maskZero(), lstm(32), dense(1).sigmoid())
                .fit(Dataset.of(words, liked), fit -> fit
                        .loss(binaryCrossentropy()).optimizer(adam()).epochs(5));
        // DOC ends
        // spotless:on
        return model;
    }

    /**
     * Masks sequences of numbers by their lengths.
     *
     * @param measured steps of three numbers each, [time, 3]
     * @param faults 0 or 1 for each, [n, 1]
     * @return the trained model
     */
    public static Model lengths(float[][][] measured, Tensor faults) {
        // spotless:off
        // DOC
        Sequences steps = Sequences.of(measured).padding(Side.POST);
        Tensor padded = steps.padded();                            // [n, time, 3]

        Symbol series = input("series", padded.shape().dim(1), 3);
        Symbol length = input("length", 1);
        Symbol fault = series.then(maskedBy(), length)
                .then(gru(16).returnSequences(), globalAveragePool1D(), dense(1).sigmoid());
        Model model = Functional.of(List.of(series, length), fault)
                .fit(Dataset.of(Map.of("series", padded, "length", steps.lengths()), faults), fit -> fit
                        .loss(binaryCrossentropy()).optimizer(adam()).epochs(5));
        // DOC ends
        // spotless:on
        return model;
    }

    /**
     * Translates: an encoder hands its states to a decoder, which looks back at all that was read.
     *
     * @param source words [n, 8], 0 where there is none
     * @param before the translation so far, [n, 8]: what stands a step before the word that is asked for
     * @param target the words that are asked for, [n, 8]
     * @return the trained model
     */
    public static Model translation(Tensor source, Tensor before, Tensor target) {
        // spotless:off
        // DOC
        Symbol read = input("source", 8);
        Symbol encoded = read.then(
                embedding(50, 16).maskZero(), lstm(32).returnSequences().returnState());
        Symbol written = input("before", 8);
        Symbol decoded = written.then(embedding(60, 16).maskZero())
                .then(lstm(32).returnSequences(), encoded.output(1), encoded.output(2));
        Symbol seen = decoded.then(attention(), encoded);          // queries, then what is looked at
        Symbol next = concatenate(decoded, seen).then(dense(60).softmax());

        Model model = Functional.of(List.of(read, written), next)
                .fit(Dataset.of(Map.of("source", source, "before", before), target), fit -> fit
                        .loss(sparseCategoricalCrossentropy()).metrics(accuracy())
                        .optimizer(adam(0.01)).epochs(5));
        // DOC ends
        // spotless:on
        return model;
    }

    /**
     * Describes a small language model.
     *
     * @return the network
     */
    public static Sequential language() {
        // spotless:off
        // DOC
        Sequential language = Sequential.of(
                        embedding(1000, 64).maskZero(),
                        positionEmbedding(32),
                        transformerBlock(4, 128).causal().dropout(0.1),
                        transformerBlock(4, 128).causal().dropout(0.1),
                        dense(1000).softmax())
                .input(TIME);
        // DOC ends
        // spotless:on
        return language;
    }

    /**
     * Trains in a loop.
     *
     * @param data rows of two numbers, and one as the target
     * @return the trained model
     */
    public static Model loop(Dataset data) {
        // spotless:off
        // DOC
        Model start = Sequential.of(dense(16).relu(), dropout(0.1), dense(1)).input(2).init(0);

        Model model;
        try (TrainingSession training = start.training(fit -> fit
                .loss(meanAbsoluteError()).optimizer(adam(0.01)))) {
            for (int epoch = 0; epoch < 20; epoch++) {
                Dataset rows = data.shuffled(epoch);
                for (int from = 0; from < rows.size(); from += 32) {
                    training.step(rows.rows(from, Math.min(from + 32, rows.size())));
                }
                if (training.evaluate(data).loss() < 0.05) {
                    break;
                }
                training.learningRate(training.learningRate() * 0.9);
            }
            model = training.model();
        }
        // DOC ends
        // spotless:on
        return model;
    }
}
