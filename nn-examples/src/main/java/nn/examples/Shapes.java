package nn.examples;

import java.util.Arrays;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;

/** Draws discs, squares and crosses in colours that say nothing, on noise, and says of each pixel what it is part of. */
final class Shapes {
    static final int SIZE = 32;
    static final int KINDS = 4;
    static final int GROUND = 0;
    static final int DISC = 1;
    static final int SQUARE = 2;
    private static final int PIXELS = SIZE * SIZE;
    private static final int SHAPES = 3;

    private final Randoms randoms;
    private final float[] image = new float[3 * PIXELS];
    private final int[] kinds = new int[PIXELS];

    private Shapes(Randoms randoms) {
        this.randoms = randoms;
    }

    /** Returns images [3, 32, 32] of numbers in 0..1, and for each pixel a label. */
    static Dataset draw(int count, Randoms randoms) {
        float[] images = new float[count * 3 * PIXELS];
        int[] labels = new int[count * PIXELS];
        for (int i = 0; i < count; i++) {
            Shapes drawing = new Shapes(randoms);
            drawing.draw();
            System.arraycopy(drawing.image, 0, images, i * 3 * PIXELS, 3 * PIXELS);
            System.arraycopy(drawing.kinds, 0, labels, i * PIXELS, PIXELS);
        }
        return Dataset.of(
                Tensor.of(Shape.of(count, 3, SIZE, SIZE), images), Tensor.of(Shape.of(count, SIZE, SIZE), labels));
    }

    private void draw() {
        double[] ground = colour();
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            paint(pixel, ground);
        }
        for (int i = 0; i < SHAPES; i++) {
            shape(1 + randoms.nextInt(KINDS - 1));
        }
    }

    private void shape(int kind) {
        double[] colour = colour();
        double radius = 3.5 + 3 * randoms.nextDouble();
        double x0 = SIZE * randoms.nextDouble();
        double y0 = SIZE * randoms.nextDouble();
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int row = pixel / SIZE;
            if (covers(kind, Math.abs(pixel % SIZE - x0) / radius, Math.abs(row - y0) / radius)) {
                paint(pixel, colour);
                kinds[pixel] = kind;
            }
        }
    }

    /** Tells whether a shape of radius 1 covers a point so far from its middle. */
    private static boolean covers(int kind, double dx, double dy) {
        return switch (kind) {
            case DISC -> dx * dx + dy * dy < 1;
            case SQUARE -> Math.max(dx, dy) < 0.9;
            default -> Math.min(dx, dy) < 0.3 && Math.max(dx, dy) < 1.1; // a cross
        };
    }

    private double[] colour() {
        double[] colour = new double[3];
        Arrays.setAll(colour, channel -> randoms.nextDouble());
        return colour;
    }

    private void paint(int pixel, double[] colour) {
        for (int channel = 0; channel < 3; channel++) {
            image[channel * PIXELS + pixel] = (float) (colour[channel] + 0.05 * randoms.nextGaussian());
        }
    }
}
