package nn.benchmarks;

import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nn.Sequential;
import nn.data.Shape;
import nn.loss.Loss;
import nn.optimizer.Optimizer;
import nn.spi.Network;
import nn.spi.Plan;

/** Lists what is trained: the same network, on the same rows, by every program. */
@SuppressWarnings("ImmutableEnumChecker") // shapes and networks are values, which Error Prone cannot see
public enum Task {
    /** The lecture's network on raw pixels. */
    LECTURE(
            "a",
            "784-30-10 sigmoid, mean squared error, SGD 0.01",
            Rows.MNIST,
            128,
            20,
            0.1,
            Shape.of(784),
            Networks.lecture()),

    /** A perceptron, where nearly all time goes into products of matrices. */
    PERCEPTRON(
            "b",
            "784-512-512-10 ReLU softmax, cross-entropy, Adam",
            Rows.MNIST_PART,
            128,
            4,
            0.015,
            Shape.of(784),
            Networks.perceptron()),

    /** A small convolutional network with dropout. */
    LENET(
            "c",
            "LeNet 8-16-64 with dropout 0.25, cross-entropy, Adam",
            Rows.MNIST_PART,
            128,
            4,
            0.02,
            Shape.of(1, 28, 28),
            Networks.lenet()),

    /** Six convolutions on coloured images. */
    VGG(
            "d",
            "six convolutions 32-32-64-64-128-128 on 3 × 32 × 32, cross-entropy, Adam",
            Rows.COLOURS,
            64,
            4,
            0.1,
            Shape.of(3, 32, 32),
            Networks.vgg()),

    /** Five convolutions, two blocks of two among them, each with batch normalization. */
    RESIDUAL(
            "i",
            "residual net, 5 convolutions of 32 with batch normalization on 3 × 32 × 32, cross-entropy, Adam",
            Rows.MORE_COLOURS,
            128,
            4,
            0.1,
            Shape.of(3, 32, 32),
            Networks.residuals()),

    /** A recurrent layer over long sequences. */
    LSTM(
            "j",
            "LSTM of 128 units over 200 steps of 32, cross-entropy, Adam",
            Rows.SEQUENCES,
            64,
            4,
            0.1,
            Shape.of(200, 32),
            Networks.sequences()),

    /** A perceptron that is too much for most processors. */
    WIDE(
            "k",
            "784-4096-4096-4096-10 ReLU softmax, cross-entropy, Adam",
            Rows.MNIST_PART,
            1024,
            4,
            0.05,
            Shape.of(784),
            Networks.wide());

    private final String letter;
    private final String title;
    private final Rows rows;
    private final int batch;
    private final int epochs;
    private final double margin;
    private final Shape input;
    private final Sequential network;

    Task(
            String letter,
            String title,
            Rows rows,
            int batch,
            int epochs,
            double margin,
            Shape input,
            Sequential network) {
        this.letter = letter;
        this.title = title;
        this.rows = rows;
        this.batch = batch;
        this.epochs = epochs;
        this.margin = margin;
        this.input = input;
        this.network = network;
    }

    /** Finds a task by its letter. */
    static Optional<Task> of(String letter) {
        return Arrays.stream(values())
                .filter(task -> task.letter.equals(letter))
                .findFirst();
    }

    String letter() {
        return letter;
    }

    /** Names the task for programs in other languages, too. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title + ", batch " + batch;
    }

    Rows rows() {
        return rows;
    }

    int batch() {
        return batch;
    }

    /** How many epochs a program trains each time. */
    int epochs() {
        return epochs;
    }

    /** How far accuracies after these epochs may lie apart, which other random numbers bring about. */
    double margin() {
        return margin;
    }

    Shape input() {
        return input;
    }

    Sequential network() {
        return network;
    }

    /** Tells whether the loss takes integer labels, instead of one-hot rows. */
    public boolean labelled() {
        return this != LECTURE;
    }

    Loss loss() {
        return labelled() ? sparseCategoricalCrossentropy() : meanSquaredError();
    }

    Optimizer optimizer() {
        return labelled() ? adam(0.001) : sgd(0.01);
    }

    /** Lays the training out as an engine sees it. */
    public Plan plan() {
        Network laidOut = network.network(input);
        return new Plan(laidOut, loss(), optimizer(), 0, true);
    }
}
