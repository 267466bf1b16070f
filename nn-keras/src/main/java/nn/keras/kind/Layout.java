package nn.keras.kind;

import java.util.Arrays;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.data.Tensor;

/** Lays a weight out in nn's way, and back in Keras's. */
public sealed interface Layout {
    /** Nothing differs. */
    Layout SAME = new Axes();

    /** A convolution's kernel over images: [height, width, in, out] to [out, in, height, width]. */
    Layout IMAGE_KERNEL = new Axes(3, 2, 0, 1);

    /** A convolution's kernel over sequences: [time, in, out] to [out, in, time]. */
    Layout SEQUENCE_KERNEL = new Axes(2, 1, 0);

    /** A dense kernel over the channels of images, as a convolution that sees one pixel: [in, out] to [out, in, 1, 1]. */
    Layout PIXEL_KERNEL = new Pixel();

    /**
     * Lays a weight out in nn's way.
     *
     * @param keras as the file has it
     * @return as nn has it
     */
    Tensor ours(Tensor keras);

    /**
     * Lays a weight out in Keras's way.
     *
     * @param ours as nn has it
     * @return as the file has it
     */
    Tensor keras(Tensor ours);

    /**
     * Exchanges axes.
     *
     * @param order which of Keras's axes each of ours is; none where all stay
     */
    record Axes(int... order) implements Layout {
        @Override
        public Tensor ours(Tensor keras) {
            return order.length == 0 ? keras : keras.transpose(order);
        }

        @Override
        public Tensor keras(Tensor ours) {
            int[] back = new int[order.length];
            IntStream.range(0, order.length).forEach(i -> back[order[i]] = i);
            return order.length == 0 ? ours : ours.transpose(back);
        }

        @Override
        public String toString() {
            return "Axes" + Arrays.toString(order);
        }
    }

    /**
     * Reorders the rows of a kernel that sees a flattened image: Keras flattens [height, width, channels].
     *
     * @param image [channels, height, width]
     */
    record Rows(Shape image) implements Layout {
        @Override
        public Tensor ours(Tensor keras) {
            int units = keras.shape().dim(1);
            return keras.reshape(Shape.of(image.dim(1), image.dim(2), image.dim(0), units))
                    .transpose(2, 0, 1, 3)
                    .reshape(keras.shape());
        }

        @Override
        public Tensor keras(Tensor ours) {
            int units = ours.shape().dim(1);
            return ours.reshape(Shape.of(image.dim(0), image.dim(1), image.dim(2), units))
                    .transpose(1, 2, 0, 3)
                    .reshape(ours.shape());
        }
    }

    /** Sees a dense kernel as one of a convolution. */
    record Pixel() implements Layout {
        @Override
        public Tensor ours(Tensor keras) {
            Tensor laidOut = keras.transpose(1, 0);
            return laidOut.reshape(
                    Shape.of(laidOut.shape().dim(0), laidOut.shape().dim(1), 1, 1));
        }

        @Override
        public Tensor keras(Tensor ours) {
            return ours.reshape(Shape.of(ours.shape().dim(0), ours.shape().dim(1)))
                    .transpose(1, 0);
        }
    }
}
