package nn.layer;

/**
 * Gives Keras's words for strides and padding to every layer that slides a window over a sequence.
 *
 * @param <L> the layer
 */
public interface Windowed1D<L> extends Layer {
    /**
     * Gives the window.
     *
     * @return its size, stride, dilation and padding
     */
    Window1D window();

    /**
     * Replaces the window.
     *
     * @param window the new one
     * @return a new layer
     */
    L window(Window1D window);

    /**
     * Moves the window.
     *
     * @param stride times from one window to the next, at least 1
     * @return a new layer
     */
    default L strides(int stride) {
        return window(window().stride(stride));
    }

    /**
     * Pads with zeros so that, at stride 1, the output is as long as the input: Keras's {@code padding="same"}.
     *
     * @return a new layer
     */
    default L same() {
        return window(window().padding(Window1D.Ends.SAME));
    }

    /**
     * Keeps the window inside the sequence, the default: Keras's {@code padding="valid"}.
     *
     * @return a new layer
     */
    default L valid() {
        return window(window().padding(Window1D.Ends.VALID));
    }
}
