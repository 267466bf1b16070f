package nn.testkit;

import nn.layer.Sampling;
import nn.layer.UpSampling2D.Interpolation;

/** Takes pixels of one channel from anywhere, neighbour by neighbour. */
record HandMoved(Sampling sampling, int height, int width, double... pixels) {
    double at(double row, double column) {
        if (sampling.interpolation() == Interpolation.NEAREST) {
            return pixel(rounded(row), rounded(column));
        }
        int i = (int) Math.floor(row);
        int j = (int) Math.floor(column);
        double down = row - i;
        double right = column - j;
        return (1 - down) * ((1 - right) * pixel(i, j) + right * pixel(i, j + 1))
                + down * ((1 - right) * pixel(i + 1, j) + right * pixel(i + 1, j + 1));
    }

    private static int rounded(double place) {
        return (int) (Math.signum(place) * Math.floor(Math.abs(place) + 0.5));
    }

    private double pixel(int i, int j) {
        if (sampling.fill() == Sampling.Fill.CONSTANT && (i < 0 || j < 0 || i >= height || j >= width)) {
            return sampling.fillValue();
        }
        return pixels[inside(i, height) * width + inside(j, width)];
    }

    private int inside(int place, int size) {
        int again = Math.floorMod(place, 2 * size);
        return switch (sampling.fill()) {
            case CONSTANT, NEAREST -> Math.min(Math.max(place, 0), size - 1);
            case WRAP -> Math.floorMod(place, size);
            case REFLECT -> Math.min(again, 2 * size - 1 - again);
        };
    }

    /** Says where a pixel of an image of such a size comes from: row and column. */
    @FunctionalInterface
    interface Place {
        double[] of(int i, int j, int height, int width);
    }

    /** Says where the pixels of a row's image come from. */
    @FunctionalInterface
    interface Places {
        Place of(HandDrawn drawn, int row);
    }
}
