package nn.mnist;

import java.util.List;
import nn.data.Dataset;

/**
 * Holds images of handwritten digits to learn from and others to evaluate by.
 *
 * <p>Features are uint8, targets are int32 labels 0..9, and the classes are named {@code "0"} to {@code "9"}.
 */
public interface Digits {
    /** The names of the classes, {@code "0"} to {@code "9"}, in the order of the labels. */
    List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /**
     * Says in a few words what these digits are and where they came from, to be shown to whoever trains on them.
     *
     * @return such as {@code MNIST from /data/mnist}
     */
    String source();

    /**
     * Returns the digits to train on.
     *
     * @return flat rows [n, pixels], or [n, 1, height, width] after {@link #images()}
     */
    Dataset train();

    /**
     * Returns the digits held out.
     *
     * @return as many features a row as {@link #train()}
     */
    Dataset test();

    /**
     * Sees the same digits as images of one channel, as convolutions want them.
     *
     * @return digits of shape [1, height, width] on the same memory
     */
    Digits images();
}
