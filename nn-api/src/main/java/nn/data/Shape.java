package nn.data;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Holds the sizes of a tensor's axes, outermost first; a layer's shape leaves the batch out.
 *
 * <p>Images are channels first: {@code [channels, height, width]}. A network's sequences may have a {@link Length} that is
 * known only when rows come: {@code [time, features]}.
 */
public final class Shape {
    private final int[] dims;

    private Shape(int[] dims) {
        this.dims = dims;
    }

    /**
     * Makes a shape.
     *
     * @param dims the size of each axis, none of them negative, or a {@link Length}; none at all for a scalar
     * @return the shape
     * @throws NnException if a size is negative or the product exceeds an {@code int}
     */
    public static Shape of(int... dims) {
        Given.value("the shape's sizes", dims);
        long size = 1;
        for (int dim : dims) {
            if (Length.isFree(dim)) {
                continue;
            }
            if (dim < 0) {
                throw NnException.of("a shape's sizes must not be negative, but were %s.", Arrays.toString(dims));
            }
            size *= dim;
            if (size > Integer.MAX_VALUE) {
                throw NnException.of("a shape must hold at most 2^31 - 1 elements, but was %s.", Arrays.toString(dims));
            }
        }
        return new Shape(dims.clone());
    }

    /**
     * Counts the axes.
     *
     * @return 0 for a scalar
     */
    public int rank() {
        return dims.length;
    }

    /**
     * Returns the size of one axis.
     *
     * @param axis the axis, from 0
     * @return its size
     * @throws NnException if there is no such axis
     */
    public int dim(int axis) {
        if (axis < 0 || axis >= dims.length) {
            throw NnException.of("the shape %s has no axis %d: axes are counted from 0.", this, axis);
        }
        return dims[axis];
    }

    /**
     * Copies the sizes.
     *
     * @return a new array
     */
    public int[] dims() {
        return dims.clone();
    }

    /**
     * Counts the elements.
     *
     * @return the product of the sizes, 1 for a scalar
     * @throws NnException if a length is known only when rows come
     */
    public int size() {
        int size = 1;
        for (int dim : dims) {
            if (dim < 0) {
                throw NnException.of("how many numbers %s has is known only when rows come.", this)
                        .maybe("fix its length: write a number where \"%s\" stands.", Length.name(dim));
            }
            size *= dim;
        }
        return size;
    }

    /**
     * Returns whether a length is known only when rows come.
     *
     * @return false if all sizes are numbers
     */
    public boolean isFree() {
        for (int dim : dims) {
            if (Length.isFree(dim)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether another shape is of this kind: the same, but for lengths that are known only when rows come.
     *
     * @param other another shape
     * @return true if it has as many axes, and the same size where this has a number
     */
    public boolean fits(Shape other) {
        Given.value("a shape: other", other);
        if (dims.length != other.dims.length) {
            return false;
        }
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] != other.dims[axis] && !Length.isFree(dims[axis])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether this is a plain vector of features, as dense layers want it.
     *
     * @return true if there is one axis
     */
    public boolean isFlat() {
        return dims.length == 1;
    }

    /**
     * Returns whether this has the axes of an image, [channels, height, width].
     *
     * @return true if there are three axes
     */
    public boolean isImage() {
        return dims.length == 3;
    }

    /**
     * Returns which axis of a row holds its features: an image's channels come first, all else ends with them.
     *
     * @return 0 for an image, otherwise the last axis
     * @throws NnException for a scalar
     */
    public int featureAxis() {
        if (dims.length == 0) {
            throw NnException.of("a scalar has no features.");
        }
        return isImage() ? 0 : dims.length - 1;
    }

    /**
     * Leaves the features out: what remains are the positions of a row that have features of their own.
     *
     * @return [] of [features], [time] of [time, features], [height, width] of [channels, height, width]
     */
    public Shape positions() {
        int axis = featureAxis();
        return of(IntStream.range(0, dims.length)
                .filter(each -> each != axis)
                .map(each -> dims[each])
                .toArray());
    }

    /**
     * Puts an axis in front, for a number of rows of this shape.
     *
     * @param rows the size of the new first axis
     * @return the longer shape
     */
    public Shape batch(int rows) {
        int[] longer = new int[dims.length + 1];
        longer[0] = rows;
        System.arraycopy(dims, 0, longer, 1, dims.length);
        return of(longer);
    }

    /**
     * Leaves the first axis out.
     *
     * @return the shape of one row
     * @throws NnException for a scalar, or if a row has more than 2^31 - 1 elements, of which an empty shape has none
     */
    public Shape row() {
        if (dims.length == 0) {
            throw NnException.of("a scalar has no rows.");
        }
        return of(Arrays.copyOfRange(dims, 1, dims.length));
    }

    /**
     * Returns whether this is likely an image with its channels last, [height, width, channels], as Keras has them.
     *
     * @return true if the last of three axes is 1, 3 or 4 long, and the others are longer than 4
     */
    public boolean looksChannelsLast() {
        return isImage() && dims[0] > 4 && dims[1] > 4 && (dims[2] == 1 || dims[2] == 3 || dims[2] == 4);
    }

    /**
     * Puts the channels of an image first.
     *
     * @return [channels, height, width] of [height, width, channels]
     * @throws NnException if there are not three axes
     */
    public Shape channelsFirst() {
        if (!isImage()) {
            throw NnException.of("an image [height, width, channels] has three axes, but this is %s.", this);
        }
        return new Shape(new int[] {dims[2], dims[0], dims[1]});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    @Override
    public String toString() {
        return IntStream.of(dims).mapToObj(Length::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
