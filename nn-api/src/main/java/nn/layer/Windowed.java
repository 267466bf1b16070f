package nn.layer;

import nn.data.Shape;

/**
 * Gives Keras's words for strides and padding to every layer that slides a window over an image.
 *
 * @param <L> the layer
 */
public interface Windowed<L> extends Layer {
    /**
     * Gives the window.
     *
     * @return its size, strides, dilation and padding
     */
    Window window();

    /**
     * Replaces the window.
     *
     * @param window the new one
     * @return a new layer
     */
    L window(Window window);

    @Override
    default boolean seesColumns(Shape image) {
        return window().seesColumns(image);
    }

    /**
     * Moves the window by as many rows as columns.
     *
     * @param stride at least 1
     * @return a new layer
     */
    default L strides(int stride) {
        return strides(stride, stride);
    }

    /**
     * Moves the window.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @return a new layer
     */
    default L strides(int rows, int columns) {
        return window(window().strides(rows, columns));
    }

    /**
     * Pads with zeros so that, at stride 1, the output is as large as the input: Keras's {@code padding="same"}.
     *
     * @return a new layer
     */
    default L same() {
        return window(window().padding(Padding.SAME));
    }

    /**
     * Keeps the window inside the image, the default: Keras's {@code padding="valid"}.
     *
     * @return a new layer
     */
    default L valid() {
        return window(window().padding(Padding.VALID));
    }
}
