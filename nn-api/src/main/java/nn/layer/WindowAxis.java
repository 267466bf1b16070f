package nn.layer;

import nn.data.Length;
import nn.data.NnException;

/**
 * Counts what a window meets along one axis, as Keras does.
 *
 * @param taps elements seen at once
 * @param stride elements between two windows
 * @param dilation elements between two taps
 */
record WindowAxis(int taps, int stride, int dilation) {
    /** How many elements a window covers. */
    long reach() {
        return (taps - 1L) * dilation + 1;
    }

    /** How many windows there are: with zeros at the ends ⌈size / stride⌉; below 1 where none fits. */
    long windows(int size, boolean isPadded) {
        long further = Length.plus(size, isPadded ? -1 : -reach());
        return !Length.isFree(size) && further < 0 ? 0 : Length.plus(Length.over(further, stride), 1);
    }

    /** How many zeros stand at the ends. */
    long missing(int size, boolean isPadded) {
        if (Length.isFree(size)) {
            return isPadded ? everywhere(size) : 0;
        }
        long last = (size - 1L) / stride * stride;
        return isPadded ? Math.max(0, last + reach() - size) : 0;
    }

    /** How many zeros every length needs, which with strides would depend on it. */
    private long everywhere(int size) {
        if (stride > 1) {
            throw NnException.of(
                            "padding same with strides of %d depends on the length \"%s\", which is known only when rows"
                                    + " come.",
                            stride, Length.name(size))
                    .maybe("use another padding, or fix the length.");
        }
        return reach() - 1;
    }

    /** How many elements there are where a window is laid at each of so many, before any is left out. */
    long laid(int size) {
        return (size - 1L) * stride + reach();
    }

    /**
     * What is left out at the beginning and at the end where windows are laid; below 0 at the end where zeros come
     * instead.
     *
     * @param isPadded whether about ⌊reach / 2⌋ is left out at each end, else nothing
     * @param more the elements that Keras's output_padding adds at the end, or below 0 for its default: then size ·
     *     stride elements remain, or all where none is left out
     */
    long[] cropped(boolean isPadded, int more) {
        long reach = reach();
        if (!isPadded) {
            return new long[] {0, more < 0 ? Math.min(0, reach - stride) : -more};
        }
        long kept = more < 0 ? stride + reach - 2 : reach + reach % 2 - 2 + more;
        long before = Math.min(kept / 2 + kept % 2, reach - 1);
        return new long[] {reach - 1 - before, reach - 1 - (kept - before)};
    }
}
