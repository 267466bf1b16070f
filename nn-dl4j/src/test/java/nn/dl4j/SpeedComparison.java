package nn.dl4j;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import org.nd4j.linalg.dataset.DataSet;

/** Prints how long a step of 784-30-10 at batch 128 takes here and in {@link PlainDl4j}, in alternating rounds. */
final class SpeedComparison {
    private static final int BATCH = 128;
    private static final int STEPS = 100;
    private static final int ROUNDS = 15;

    private SpeedComparison() {}

    /**
     * Runs the rounds.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        float[][] rows = random(784, 255);
        float[][] targets = random(10, 1);
        Network network =
                Sequential.of(dense(30).sigmoid(), dense(10).sigmoid()).network(Shape.of(784));
        Plan plan = new Plan(network, meanSquaredError(), sgd(), 1, true);
        try (Trainer trainer = new Dl4jEngine().trainer(plan, plan.start(network.draw(1)), Device.CPU)) {
            float[] rates = new float[STEPS];
            Arrays.fill(rates, 0.01f);
            Chunk chunk = new Chunk(List.of(Tensor.of(rows)), Tensor.of(targets), Optional.empty(), BATCH, 0, rates);
            PlainDl4j plain = new PlainDl4j();
            List<DataSet> batches = new ArrayList<>();
            for (int from = 0; from < rows.length; from += BATCH) {
                batches.add(PlainDl4j.batch(
                        Arrays.copyOfRange(rows, from, from + BATCH), Arrays.copyOfRange(targets, from, from + BATCH)));
            }
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = milliseconds(() -> trainer.train(chunk));
                theirs[round] = milliseconds(() -> plain.train(batches));
            }
            print("nn on DL4J", ours);
            print("plain DL4J", theirs);
        }
    }

    private static float[][] random(int width, float most) {
        Random random = new Random(width);
        float[][] rows = new float[STEPS * BATCH][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat() * most;
            }
        }
        return rows;
    }

    private static double milliseconds(Runnable steps) {
        long start = System.nanoTime();
        steps.run();
        return (System.nanoTime() - start) / 1e6 / STEPS;
    }

    private static void print(String name, double[] rounds) {
        double[] settled = Arrays.copyOfRange(rounds, 5, rounds.length);
        Arrays.sort(settled);
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f ms a step (%.2f to %.2f)%n",
                name,
                settled[settled.length / 2],
                settled[0],
                settled[settled.length - 1]);
    }
}
