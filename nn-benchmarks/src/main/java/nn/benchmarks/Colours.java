package nn.benchmarks;

import java.util.Random;
import nn.data.Shape;
import nn.data.Tensor;

/** Draws images of ten kinds: each kind has waves of its own in every colour, under noise. */
final class Colours {
    private static final int CLASSES = 10;
    private static final int SIDE = 32;
    private static final Shape IMAGE = Shape.of(3, SIDE, SIDE);

    private final Random random;

    Colours(long seed) {
        random = new Random(seed);
    }

    /** Holds images [n, 3, 32, 32] and labels [n], both bytes. */
    record Drawn(Tensor images, Tensor labels) {}

    Drawn draw(int count) {
        byte[] pixels = new byte[count * IMAGE.size()];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            int label = i % CLASSES;
            labels[i] = (byte) label;
            draw(label, pixels, i * IMAGE.size());
        }
        return new Drawn(Tensor.of(IMAGE.batch(count), pixels), Tensor.of(Shape.of(count), labels));
    }

    private void draw(int label, byte[] pixels, int from) {
        double phase = random.nextDouble();
        for (int i = 0; i < IMAGE.size(); i++) {
            int channel = i / (SIDE * SIDE);
            int y = i / SIDE % SIDE;
            int x = i % SIDE;
            double wave = Math.sin(phase + (label % 5 + 1) * 0.25 * x + (label / 5 * 2 + channel) * 0.3 * y);
            pixels[from + i] = (byte) (128 + 80 * wave + 40 * (random.nextDouble() - 0.5));
        }
    }
}
