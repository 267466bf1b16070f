package nn.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds rows: what goes in, what should come out, and how much each row counts, in the order of a network.
 *
 * @param inputs one tensor [n, …] for each input of a network, at least one
 * @param outputs what should come out, for each output that is trained or evaluated, at least one
 */
public record Rows(List<Tensor> inputs, List<WeightedTargets> outputs) {
    /** Checks that there are as many of each. */
    public Rows {
        inputs =
                Given.all("rows: input", Given.value("rows: the inputs", inputs).toArray(Tensor[]::new));
        outputs = Given.all(
                "rows: output", Given.value("rows: the outputs", outputs).toArray(WeightedTargets[]::new));
        if (inputs.isEmpty()) {
            throw NnException.of("the dataset needs at least one tensor of features, but had none.");
        }
        if (outputs.isEmpty()) {
            throw NnException.of("the dataset needs at least one tensor of targets, but had none.");
        }
        for (WeightedTargets output : outputs) {
            for (Tensor input : inputs) {
                if (input.rows() != output.targets().rows()) {
                    throw NnException.of(
                            "the dataset has %d rows of features, but %d targets.",
                            input.rows(), output.targets().rows());
                }
            }
        }
    }

    /**
     * Holds rows for a network with one output.
     *
     * @param inputs one tensor [n, …] for each input of a network, at least one
     * @param targets integer labels [n], or values [n, …]
     * @param sampleWeights float32 [n], or empty where all rows count 1
     */
    public Rows(List<Tensor> inputs, Tensor targets, Optional<Tensor> sampleWeights) {
        this(inputs, List.of(new WeightedTargets(targets, sampleWeights)));
    }

    /**
     * Returns the targets of the first output, which for most networks is the only one.
     *
     * @return integer labels [n], or values [n, …]
     */
    public Tensor targets() {
        return outputs.get(0).targets();
    }

    /**
     * Returns how much the rows count for the first output, which for most networks is the only one.
     *
     * @return float32 [n, …], or empty where all count 1
     */
    public Optional<Tensor> sampleWeights() {
        return outputs.get(0).weights();
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
         * @param column which tensor: the inputs from 0, then each output's targets and, if it has some, sample weights
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
        return targets().rows();
    }

    /**
     * Tells whether other rows have the same tensors, but for how many rows there are.
     *
     * @param other other rows
     * @return whether types and shapes of all inputs, targets and weights are the same
     */
    public boolean isLike(Rows other) {
        Given.value("rows: other", other);
        List<Tensor> mine = columns();
        List<Tensor> theirs = other.columns();
        return inputs.size() == other.inputs.size()
                && mine.size() == theirs.size()
                && IntStream.range(0, mine.size()).allMatch(i -> isLike(mine.get(i), theirs.get(i)));
    }

    private static boolean isLike(Tensor one, Tensor other) {
        return one.type() == other.type()
                && one.shape().row().equals(other.shape().row());
    }

    /**
     * Lists all tensors.
     *
     * @return the inputs, then each output's targets and, if it has some, sample weights
     */
    public List<Tensor> columns() {
        return Stream.concat(
                        inputs.stream(),
                        outputs.stream()
                                .flatMap(each -> Stream.concat(Stream.of(each.targets()), each.weights().stream())))
                .toList();
    }

    /**
     * Says of what types and shapes a row is.
     *
     * @return such as {@code float32 [4] for int32 []}
     */
    public String form() {
        return forms(inputs.stream()) + " for "
                + forms(outputs.stream().map(WeightedTargets::targets))
                + (columns().size() > inputs.size() + outputs.size() ? " with weights" : "");
    }

    private static String forms(Stream<Tensor> tensors) {
        return tensors.map(each -> each.type().name().toLowerCase(Locale.ROOT) + " "
                        + each.shape().row())
                .collect(Collectors.joining(", "));
    }

    /**
     * Counts the bytes that one row takes, without its sample weights.
     *
     * @return the bytes of all its inputs and targets
     */
    public long rowBytes() {
        return Stream.concat(inputs.stream(), outputs.stream().map(WeightedTargets::targets))
                .mapToLong(Rows::rowBytes)
                .sum();
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
                outputs.stream().map(output -> output.rows(from, to)).toList());
    }

    /**
     * Copies rows in any order.
     *
     * @param order the rows' numbers
     * @return rows on memory of their own
     */
    public Rows pick(int... order) {
        Given.value("rows: the order", order);
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
        requirePlaces(order, from, to);
        AtomicInteger column = new AtomicInteger();
        UnaryOperator<Tensor> picked = source -> pick(source, order, from, to, buffers, column.getAndIncrement());
        List<Tensor> in = inputs.stream().map(picked).toList();
        List<WeightedTargets> out = new ArrayList<>();
        for (WeightedTargets output : outputs) {
            out.add(new WeightedTargets(
                    picked.apply(output.targets()), output.weights().map(picked)));
        }
        return new Rows(in, out);
    }

    private void requirePlaces(int[] order, int from, int to) {
        if (from < 0 || from > to || to > Given.value("rows: the order", order).length) {
            throw NnException.of("rows: there are no places %d to %d in an order of %d.", from, to, order.length);
        }
        for (int i = from; i < to; i++) {
            Given.index("rows: the number of a row", order[i], size());
        }
    }

    private static Tensor pick(Tensor source, int[] order, int from, int to, Buffers buffers, int column) {
        Given.value("rows: the buffers", buffers);
        Shape shape = source.shape().row().batch(to - from);
        ByteBuffer picked = Given.value("rows: a buffer", buffers.buffer(column, source.type(), shape));
        ByteBuffer all = source.memory();
        int bytes = (int) rowBytes(source);
        if (picked.capacity() < (long) bytes * (to - from)) {
            throw NnException.of(
                    "rows: a buffer must hold %d rows of %d bytes, but holds %d bytes.",
                    to - from, bytes, picked.capacity());
        }
        for (int i = from; i < to; i++) {
            picked.put((i - from) * bytes, all, order[i] * bytes, bytes);
        }
        return Tensor.wrap(source.type(), shape, picked);
    }
}
