package nn.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds rows: what goes in, what should come out, and how much each row counts.
 *
 * @param inputs one tensor [n, …] for each input of a network, at least one
 * @param targets integer labels [n], or values [n, …]
 * @param sampleWeights float32 [n], or empty where all rows count 1
 */
public record Rows(List<Tensor> inputs, Tensor targets, Optional<Tensor> sampleWeights) {
    /** Checks that there are as many of each. */
    public Rows {
        inputs =
                Given.all("rows: input", Given.value("rows: the inputs", inputs).toArray(Tensor[]::new));
        Given.value("rows: the targets", targets);
        Given.value("rows: the sample weights", sampleWeights);
        if (inputs.isEmpty()) {
            throw NnException.of("the dataset needs at least one tensor of features, but had none.");
        }
        for (Tensor input : inputs) {
            if (input.rows() != targets.rows()) {
                throw NnException.of(
                        "the dataset has %d rows of features, but %d targets.", input.rows(), targets.rows());
            }
        }
        if (sampleWeights.isPresent() && sampleWeights.get().rows() != targets.rows()) {
            throw NnException.of(
                    "the dataset has %d rows, but %d sample weights.",
                    targets.rows(), sampleWeights.get().rows());
        }
    }

    /**
     * Gives memory to copy one tensor's rows into.
     *
     * @see #pick(int[], int, int, Buffers)
     */
    public interface Buffers {
        /**
         * Returns writable memory that is used up to its limit.
         *
         * @param column which tensor: the inputs from 0, then the targets, then the sample weights
         * @param type the type of the elements
         * @param shape the whole shape
         * @return as many bytes as the shape needs
         */
        ByteBuffer buffer(int column, DType type, Shape shape);
    }

    /**
     * Counts the rows.
     *
     * @return at least 0
     */
    public int size() {
        return targets.rows();
    }

    /**
     * Counts the bytes that one row takes, without its sample weight.
     *
     * @return the bytes of all its inputs and of its target
     */
    public long rowBytes() {
        return rowBytes(targets) + inputs.stream().mapToLong(Rows::rowBytes).sum();
    }

    private static long rowBytes(Tensor tensor) {
        return (long) tensor.shape().row().size() * tensor.type().bytes();
    }

    /**
     * Returns some of the rows, without copying.
     *
     * @param from the first row
     * @param to one past the last
     * @return rows on the same memory
     * @throws NnException if there are no such rows
     */
    public Rows slice(int from, int to) {
        return new Rows(
                inputs.stream().map(input -> input.rows(from, to)).toList(),
                targets.rows(from, to),
                sampleWeights.map(weights -> weights.rows(from, to)));
    }

    /**
     * Copies rows in any order.
     *
     * @param order the rows' numbers
     * @return rows on memory of their own
     */
    public Rows pick(int... order) {
        return pick(order, 0, order.length, (column, type, shape) -> Tensor.allocate(type, shape));
    }

    /**
     * Copies rows in any order into memory that is there already.
     *
     * @param order the rows' numbers
     * @param from the first place in the order
     * @param to one past the last
     * @param buffers the memory to copy into, which the rows share
     * @return the rows {@code order[from]} to {@code order[to - 1]}
     */
    public Rows pick(int[] order, int from, int to, Buffers buffers) {
        List<Tensor> picked = new ArrayList<>();
        for (Tensor input : inputs) {
            picked.add(pick(input, order, from, to, buffers, picked.size()));
        }
        return new Rows(
                picked,
                pick(targets, order, from, to, buffers, inputs.size()),
                sampleWeights.map(weights -> pick(weights, order, from, to, buffers, inputs.size() + 1)));
    }

    private static Tensor pick(Tensor source, int[] order, int from, int to, Buffers buffers, int column) {
        Shape shape = source.shape().row().batch(to - from);
        ByteBuffer picked = buffers.buffer(column, source.type(), shape);
        ByteBuffer all = source.memory();
        int bytes = (int) rowBytes(source);
        for (int i = from; i < to; i++) {
            picked.put((i - from) * bytes, all, order[i] * bytes, bytes);
        }
        return Tensor.wrap(source.type(), shape, picked);
    }
}
