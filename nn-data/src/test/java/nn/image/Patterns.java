package nn.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.data.Shape;
import nn.data.Tensor;

/** Pixels by formula, and what nn-data/golden/images.py froze of Pillow's and Keras's work. */
final class Patterns {
    private Patterns() {}

    /** One line of a golden file. */
    record Golden(String name, Shape shape, float[] values) {
        static Golden of(String line) {
            String[] words = line.split(" ", -1);
            int[] dims = Arrays.stream(words, 1, 4).mapToInt(Integer::parseInt).toArray();
            float[] values = new float[words.length - 4];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(words[i + 4]);
            }
            return new Golden(words[0], Shape.of(dims), values);
        }

        @Override
        public String toString() {
            return name + " " + shape;
        }
    }

    static Pixels pattern(int height, int width, int channels) {
        Pixels pixels = Pixels.blank(channels, height, width);
        for (int i = 0; i < pixels.values().length; i++) {
            int x = i % width;
            int y = i / width % height;
            int c = i / width / height;
            pixels.values()[i] = (byte) (x * 37 + y * 91 + c * 53 + x * y % 29 * 7);
        }
        return pixels;
    }

    static List<Golden> golden(String resource) {
        try {
            return Files.readAllLines(resource(resource)).stream()
                    .map(Golden::of)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(Patterns.class.getResource(name).toURI());
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Returns by how much two images differ at most. */
    static float difference(Tensor image, Golden golden) {
        float[] values = image.floats();
        float most = 0;
        for (int i = 0; i < values.length; i++) {
            most = Math.max(most, Math.abs(values[i] - golden.values[i]));
        }
        return most;
    }
}
