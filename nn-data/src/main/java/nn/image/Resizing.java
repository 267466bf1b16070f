package nn.image;

import java.util.Arrays;
import nn.data.Memory;
import nn.image.ImageOptions.Fitting;

/** Resizes images, first each row, then each column. */
final class Resizing {
    private Resizing() {}

    static Pixels of(Pixels image, int height, int width, Fitting fitting, boolean antialias) {
        if (image.height() == height && image.width() == width) {
            return image;
        }
        int seenHeight = fitting.seen(image.height(), image.width(), height, width);
        int seenWidth = fitting.seen(image.width(), image.height(), width, height);
        Taps rows = taps(image.height(), seenHeight, height, antialias);
        Taps columns = taps(image.width(), seenWidth, width, antialias);
        Pixels resized = Pixels.blank(image.channels(), height, width);
        for (int channel = 0; channel < image.channels(); channel++) {
            down(across(image, channel, columns), rows, resized, channel);
        }
        return resized;
    }

    /** Looks at the middle of an axis, or at more than it. */
    private static Taps taps(int size, int seen, int out, boolean antialias) {
        int start = seen > size ? -((seen - size) / 2) : (size - seen) / 2;
        return Taps.of(size, start, seen, out, antialias);
    }

    private static float[] across(Pixels image, int channel, Taps columns) {
        int width = columns.first().length;
        long bytes = (long) Float.BYTES * image.height() * width;
        float[] narrow = new float[Memory.inOnePiece("an image on its way", bytes) / Float.BYTES];
        for (int y = 0; y < image.height(); y++) {
            int row = (channel * image.height() + y) * image.width();
            for (int x = 0; x < width; x++) {
                float[] weights = columns.weights()[x];
                int from = row + columns.first()[x];
                float sum = 0;
                for (int j = 0; j < weights.length; j++) {
                    sum += weights[j] * (image.values()[from + j] & 0xff);
                }
                narrow[y * width + x] = sum;
            }
        }
        return narrow;
    }

    private static void down(float[] narrow, Taps rows, Pixels resized, int channel) {
        int width = resized.width();
        float[] sums = new float[width];
        for (int y = 0; y < resized.height(); y++) {
            Arrays.fill(sums, 0.5f);
            float[] weights = rows.weights()[y];
            for (int j = 0; j < weights.length; j++) {
                int from = (rows.first()[y] + j) * width;
                for (int x = 0; x < width; x++) {
                    sums[x] += weights[j] * narrow[from + x];
                }
            }
            int to = (channel * resized.height() + y) * width;
            for (int x = 0; x < width; x++) {
                resized.values()[to + x] = (byte) Math.min(255, (int) sums[x]);
            }
        }
    }
}
