package nn.benchmarks;

import java.util.Random;
import nn.data.Shape;
import nn.data.Tensor;

/** Draws images of ten kinds: each kind has waves of its own in every channel, under noise. */
final class Waves {
    private static final int CLASSES = 10;

    private final Shape image;
    private final Random random;

    /**
     * Begins to draw.
     *
     * @param image channels, height and width; a sequence is an image of one channel, with its steps from top to bottom
     */
    Waves(Shape image, long seed) {
        this.image = image;
        random = new Random(seed);
    }

    /** Holds images [n, channels, height, width] and labels [n], both bytes. */
    record Drawn(Tensor images, Tensor labels) {}

    Drawn draw(int count) {
        byte[] pixels = new byte[count * image.size()];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            int label = i % CLASSES;
            labels[i] = (byte) label;
            draw(label, pixels, i * image.size());
        }
        return new Drawn(Tensor.of(image.batch(count), pixels), Tensor.of(Shape.of(count), labels));
    }

    private void draw(int label, byte[] pixels, int from) {
        int height = image.dim(1);
        int width = image.dim(2);
        double phase = random.nextDouble();
        for (int i = 0; i < image.size(); i++) {
            int channel = i / (height * width);
            int y = i / width % height;
            int x = i % width;
            double wave = Math.sin(phase + (label % 5 + 1) * 0.25 * x + (label / 5 * 2 + channel) * 0.3 * y);
            pixels[from + i] = (byte) (128 + 80 * wave + 40 * (random.nextDouble() - 0.5));
        }
    }
}
