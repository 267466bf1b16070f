package nn.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;

/** Holds rows to train on; takes chunks of them. */
record Rows(List<Tensor> inputs, Tensor targets, Optional<Tensor> weights) {
    /** Holds rows for a network of one input. */
    Rows(Tensor input, Tensor targets, Optional<Tensor> weights) {
        this(List.of(input), targets, weights);
    }

    /** Returns what goes into the first input, which for most networks is the only one. */
    Tensor input() {
        return inputs.get(0);
    }

    /** Takes some rows of what goes in. */
    List<Tensor> inputs(int from, int to) {
        return inputs.stream().map(each -> each.rows(from, to)).toList();
    }

    /** Makes all rows one batch of one step. */
    Chunk batch(float rate) {
        return chunk(0, input().rows(), 0, rate);
    }

    /** Divides all rows into as many batches as there are rates. */
    Chunk batches(float... rates) {
        return chunk(0, input().rows() / rates.length, 0, rates);
    }

    /** Takes batches, one for each rate, from a row on. */
    Chunk chunk(int from, int batch, long firstStep, float... rates) {
        int to = from + batch * rates.length;
        return new Chunk(
                inputs(from, to),
                targets.rows(from, to),
                weights.map(all -> all.rows(from, to)),
                batch,
                firstStep,
                rates);
    }

    Rows inputs(Tensor other) {
        return new Rows(other, targets, weights);
    }

    Rows targets(Tensor other) {
        return new Rows(inputs, other, weights);
    }

    Rows weights(float... other) {
        return new Rows(inputs, targets, Optional.of(Tensor.of(Shape.of(other.length), other)));
    }

    /** Weighs rows between 0.5 and 2. */
    Rows weighted(long seed) {
        Randoms randoms = Randoms.of(seed, "weights", 0);
        float[] drawn = new float[input().rows()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) (0.5 + 1.5 * randoms.nextDouble());
        }
        return weights(drawn);
    }

    /** Repeats a rate. */
    static float[] rates(int steps, double rate) {
        float[] rates = new float[steps];
        Arrays.fill(rates, (float) rate);
        return rates;
    }
}
