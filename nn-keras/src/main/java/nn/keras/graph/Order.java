package nn.keras.graph;

import nn.data.Shape;

/** Says how the axes of a row in nn lie to those in Keras. */
sealed interface Order {
    /** As in Keras. */
    Order SAME = new Same();

    /** Channels first, where they stand last in Keras. */
    Order MOVED = new Moved();

    /** As in Keras. */
    record Same() implements Order {}

    /** Channels first, where they stand last in Keras. */
    record Moved() implements Order {}

    /**
     * Flattened from [channels, height, width], where Keras flattens [height, width, channels].
     *
     * @param image [channels, height, width]
     */
    record Flattened(Shape image) implements Order {}

    /** Tells whether a row of numbers becomes the channels of one pixel, [channels, 1, 1], which are the same in any order. */
    static boolean isPixel(Shape row, Shape made) {
        return row.rank() == 1 && made.rank() == 3 && made.dim(0) > 1 && made.dim(1) == 1 && made.dim(2) == 1;
    }
}
