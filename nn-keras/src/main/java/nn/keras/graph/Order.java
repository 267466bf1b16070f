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
}
