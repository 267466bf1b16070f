package nn.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Makes bytes of Java's images.
 *
 * <p>Samples are taken as the file has them wherever they are red, green and blue, or grey, without profiles, as Pillow
 * does: {@link BufferedImage#getRGB} would take greys for linear, and brighten them.
 */
final class Conversion {
    private Conversion() {}

    static Pixels of(BufferedImage image, int channels) {
        int width = image.getWidth();
        Pixels pixels = Pixels.blank(channels, image.getHeight(), width);
        boolean plain = isPlain(image.getColorModel());
        int[] colours = new int[width];
        int[] samples = new int[width * image.getRaster().getNumBands()];
        for (int y = 0; y < image.getHeight(); y++) {
            if (plain) {
                samples(image, y, samples, colours);
            } else {
                image.getRGB(0, y, width, 1, colours, 0, width);
            }
            put(colours, pixels, y);
        }
        return pixels;
    }

    private static boolean isPlain(ColorModel model) {
        int type = model.getColorSpace().getType();
        boolean bytes =
                model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT;
        return model instanceof ComponentColorModel
                && bytes
                && !model.isAlphaPremultiplied()
                && (type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_CMYK);
    }

    private static void samples(BufferedImage image, int y, int[] samples, int[] colours) {
        Raster raster = image.getRaster();
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, colours.length, 1, samples);
        int bands = raster.getNumBands();
        int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        int green = bands < 3 ? 0 : 1;
        boolean inks = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        for (int x = 0; x < colours.length; x++) {
            int first = x * bands;
            if (inks) {
                mix(samples, first);
            }
            colours[x] = scaled(samples[first], most) << 16
                    | scaled(samples[first + green], most) << 8
                    | scaled(samples[first + 2 * green], most);
        }
    }

    /** Makes red, green and blue of cyan, magenta, yellow and black, as Pillow does: (255 − ink) · (255 − black) / 255. */
    private static void mix(int[] samples, int first) {
        int light = 255 - samples[first + 3];
        for (int i = first; i < first + 3; i++) {
            samples[i] = ((255 - samples[i]) * light + 127) / 255;
        }
    }

    /** Rounds a sample of more bits than eight, or fewer, to 0..255. */
    private static int scaled(int sample, int most) {
        return most == 255 ? sample : (sample * 255 + most / 2) / most;
    }

    private static void put(int[] colours, Pixels pixels, int y) {
        int plane = pixels.height() * pixels.width();
        byte[] values = pixels.values();
        for (int x = 0; x < colours.length; x++) {
            int at = y * colours.length + x;
            int red = colours[x] >> 16 & 0xff;
            int green = colours[x] >> 8 & 0xff;
            int blue = colours[x] & 0xff;
            if (pixels.channels() == 1) {
                values[at] = (byte) luma(red, green, blue);
            } else {
                values[at] = (byte) red;
                values[plane + at] = (byte) green;
                values[2 * plane + at] = (byte) blue;
            }
        }
    }

    /** Returns the brightness by ITU-R BT.601 in whole 65536ths, as Pillow computes it. */
    private static int luma(int red, int green, int blue) {
        return red * 19595 + green * 38470 + blue * 7471 + 0x8000 >> 16;
    }
}
