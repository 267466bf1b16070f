package nn.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.DType;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.WeightedTargets;

/** Gathers rows in memory that is there already. */
final class RowMemory {
    private final Rows form;
    private final List<ByteBuffer> columns = new ArrayList<>();
    private int size;

    /**
     * Begins empty.
     *
     * @param form rows like those that will come
     * @param capacity how many there will be at most
     * @param memory gives the memory for all of them
     */
    RowMemory(Rows form, int capacity, Rows.Buffers memory) {
        this.form = form;
        for (Tensor column : form.columns()) {
            Shape shape = column.shape().row().batch(capacity);
            columns.add(memory.buffer(columns.size(), column.type(), shape));
        }
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Lends the memory of the inputs of the next rows. */
    ByteBuffer lend(int input, DType type, Shape shape) {
        Tensor like = form.inputs().get(input);
        if (type != like.type() || !shape.row().equals(like.shape().row())) {
            throw new IllegalArgumentException(
                    "rows " + shape + " of " + type + " do not go where " + form.form() + " go");
        }
        return part(input, shape.dim(0));
    }

    /** Adds rows of which the inputs were read into memory that was lent. */
    void addLent(Rows rows) {
        add(rows, form.inputs().size());
    }

    /** Copies rows that stand one after the other. */
    void add(Rows rows) {
        add(rows, 0);
    }

    private void add(Rows rows, int first) {
        List<Tensor> from = rows.columns();
        for (int i = first; i < from.size(); i++) {
            ByteBuffer source = from.get(i).memory();
            columns.get(i).put(size * bytes(i), source, 0, source.remaining());
        }
        size += rows.size();
    }

    /** Copies rows in an order. */
    void add(Rows rows, int[] order, int from, int to) {
        rows.pick(order, from, to, (column, type, shape) -> part(column, to - from));
        size += to - from;
    }

    private ByteBuffer part(int column, int rows) {
        return columns.get(column).slice(size * bytes(column), rows * bytes(column));
    }

    private int bytes(int column) {
        Tensor like = form.columns().get(column);
        return like.shape().row().size() * like.type().bytes();
    }

    /** Returns the rows that were gathered, on this memory. */
    Rows rows() {
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor like : form.columns()) {
            int column = tensors.size();
            tensors.add(Tensor.wrap(
                    like.type(),
                    like.shape().row().batch(size),
                    columns.get(column).slice(0, size * bytes(column))));
        }
        int next = form.inputs().size();
        List<WeightedTargets> outputs = new ArrayList<>();
        for (WeightedTargets output : form.outputs()) {
            Tensor targets = tensors.get(next++);
            Optional<Tensor> weights =
                    output.weights().isPresent() ? Optional.of(tensors.get(next++)) : Optional.empty();
            outputs.add(new WeightedTargets(targets, weights));
        }
        return new Rows(tensors.subList(0, form.inputs().size()), outputs);
    }
}
