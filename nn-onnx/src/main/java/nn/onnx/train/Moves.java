package nn.onnx.train;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Holds what a step found out about a table: the rows that it looked up, and their gradients.
 *
 * @param table the table, row after row
 * @param width the numbers of a row
 * @param rows the rows that were looked up, in order; one may be there several times
 * @param gradient the gradient of what was found at each of these places
 * @param rate how far rows move against it
 */
record Moves(FloatBuffer table, int width, FloatBuffer rows, FloatBuffer gradient, float rate) {
    /** So many rows of 64 numbers take some 10 µs. */
    private static final int PART = 1 << 8;

    /** Counts the places. */
    int count() {
        return rows.limit();
    }

    /** Returns which row was looked up at a place. */
    int row(int place) {
        return (int) rows.get(place);
    }

    /** Moves all rows, one after the other; one that was looked up twice moves twice. */
    void all() {
        int[] places = new int[count()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        Descent.step(this, places, 0, count());
    }

    /** Moves the rows of a set, and returns parts of the work on the others, which are to be there once at most. */
    List<Runnable> allBut(BitSet atOnce) {
        int[] now = new int[count()];
        int[] later = new int[count()];
        int soon = 0;
        for (int place = 0; place < count(); place++) {
            if (atOnce.get(row(place))) {
                now[soon++] = place;
            } else {
                later[place - soon] = place;
            }
        }
        Descent.step(this, now, 0, soon);
        return parts(Arrays.copyOf(later, count() - soon));
    }

    private List<Runnable> parts(int[] places) {
        List<Runnable> parts = new ArrayList<>();
        for (int from = 0; from < places.length; from += PART) {
            int first = from;
            int end = Math.min(from + PART, places.length);
            parts.add(() -> Descent.step(this, places, first, end));
        }
        return parts;
    }
}
