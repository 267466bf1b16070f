package nn.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import nn.data.Tensor;

/** Hangs grey images side by side, twice as large. */
final class Picture {
    private static final int ZOOM = 2;

    private Picture() {}

    /** Writes images [n, 1, height, width] of greys 0..255 as a PNG file, so many in a row. */
    static void write(Tensor images, int columns, Path file) {
        int height = images.shape().dim(2);
        int width = images.shape().dim(3);
        int rows = (images.rows() + columns - 1) / columns;
        BufferedImage picture =
                new BufferedImage(ZOOM * columns * width, ZOOM * rows * height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < images.rows(); i++) {
            float[] greys = images.row(i).floats();
            for (int pixel = 0; pixel < ZOOM * ZOOM * greys.length; pixel++) {
                int x = pixel % (ZOOM * width);
                int y = pixel / (ZOOM * width);
                int grey = Math.round(greys[y / ZOOM * width + x / ZOOM]);
                picture.getRaster().setSample(i % columns * ZOOM * width + x, i / columns * ZOOM * height + y, 0, grey);
            }
        }
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
