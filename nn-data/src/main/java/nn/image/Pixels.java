package nn.image;

import nn.data.Shape;
import nn.data.Tensor;

/** One image's bytes, a whole plane for each channel. */
record Pixels(int channels, int height, int width, byte[] values) {
    static Pixels blank(int channels, int height, int width) {
        return new Pixels(channels, height, width, new byte[channels * height * width]);
    }

    Shape shape() {
        return Shape.of(channels, height, width);
    }

    Tensor tensor() {
        return Tensor.of(shape(), values);
    }
}
