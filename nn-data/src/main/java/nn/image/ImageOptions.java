package nn.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import nn.data.Given;
import nn.data.Memory;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.data.Tensor;
import nn.data.Words;

/**
 * Says what images become: their size, their channels, and what happens to their proportions.
 *
 * <pre>{@code
 * ImageOptions small = Images.size(64, 64).grey().keepingProportions();
 * Tensor image = small.read(Path.of("cat.jpg"));              // uint8 [1, 64, 64]
 * Tensor rows = small.read(List.of(first, second));           // uint8 [2, 1, 64, 64]
 * }</pre>
 *
 * <p>A model that learned from {@link ImageFolder#dataset()} keeps them, and so does its file: {@code
 * model.schema().preprocessing(ImageOptions.class).read(file)} reads an image as those learned from were read.
 *
 * <p>Images are resized bilinearly, each channel on its own, pixels' centres on pixels' centres. Where they shrink, all
 * pixels count (antialiasing), as in Pillow, {@code torchvision} and {@code jax.image.resize}.
 *
 * @param height in pixels, or 0 for the image's own
 * @param width in pixels, or 0 for the image's own
 * @param channels 3 for red, green and blue, 1 for grey
 * @param fitting what happens to proportions
 * @param antialias whether all pixels count where an image shrinks
 */
public record ImageOptions(int height, int width, int channels, Fitting fitting, boolean antialias)
        implements Preprocessing {
    static final ImageOptions RGB = new ImageOptions(0, 0, 3, Fitting.STRETCH, true);

    /** What happens to an image whose proportions are others than those of the size asked for. */
    public enum Fitting {
        /** It is stretched. */
        STRETCH,
        /** What stands out is cut off, evenly on both sides, as Keras's {@code smart_resize} does. */
        CROP,
        /** What is missing is black, evenly on both sides, as Keras's {@code pad_to_aspect_ratio} has it. */
        LETTERBOX;

        /** Counts the pixels of an axis that are seen, given the other axis; sizes as Keras rounds them. */
        int seen(int size, int other, int out, int otherOut) {
            int whole = (int) Math.min(Integer.MAX_VALUE / 2, (long) other * out / otherOut);
            return switch (this) {
                case STRETCH -> size;
                case CROP -> Math.max(1, Math.min(size, whole));
                case LETTERBOX -> Math.max(size, whole);
            };
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws NnException if only one side is 0, one is negative, or there are neither 1 nor 3 channels
     */
    public ImageOptions {
        Given.value("images: the fitting", fitting);
        if (height < 0 || width < 0 || (height == 0) != (width == 0)) {
            throw NnException.of("images: height and width must be at least 1, but were %d and %d.", height, width);
        }
        if (channels != 1 && channels != 3) {
            throw NnException.of("images: there must be 1 or 3 channels, but were %d.", channels);
        }
        if ((long) height * width > Integer.MAX_VALUE / channels) {
            throw NnException.of(
                    "images: %d × %d pixels of %d channels are more than 2^31 - 1 numbers.", height, width, channels);
        }
    }

    /**
     * Resizes the images.
     *
     * @param rows their height in pixels, at least 1
     * @param columns their width in pixels, at least 1
     * @return new options
     */
    public ImageOptions size(int rows, int columns) {
        Given.positive("size: the height", rows);
        Given.positive("size: the width", columns);
        return new ImageOptions(rows, columns, channels, fitting, antialias);
    }

    /**
     * Makes one channel of the colours: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), as Pillow does.
     *
     * @return new options
     */
    public ImageOptions grey() {
        return new ImageOptions(height, width, 1, fitting, antialias);
    }

    /**
     * Makes three channels, red, green and blue, as by default; those of grey images are equal.
     *
     * @return new options
     */
    public ImageOptions rgb() {
        return new ImageOptions(height, width, 3, fitting, antialias);
    }

    /**
     * Cuts off what stands out, evenly on both sides, instead of stretching the image: the largest part in the middle that
     * has the right proportions is resized, as by Keras's {@code smart_resize} and {@code crop_to_aspect_ratio}.
     *
     * @return new options
     */
    public ImageOptions keepingProportions() {
        return new ImageOptions(height, width, channels, Fitting.CROP, antialias);
    }

    /**
     * Shows the whole image with black bars on both sides, instead of stretching it, as Keras's {@code
     * pad_to_aspect_ratio}.
     *
     * @return new options
     */
    public ImageOptions letterbox() {
        return new ImageOptions(height, width, channels, Fitting.LETTERBOX, antialias);
    }

    /**
     * Chooses whether all pixels count where an image shrinks.
     *
     * @param all true by default; false takes only the nearest pixels, as Keras's {@code image_dataset_from_directory}
     *     does, which is coarser
     * @return new options
     */
    public ImageOptions antialias(boolean all) {
        return new ImageOptions(height, width, channels, fitting, all);
    }

    /**
     * Reads one image.
     *
     * @param file a PNG, JPEG, BMP or GIF file
     * @return uint8 [channels, height, width]
     * @throws NnException if the file cannot be read, or is no whole image
     */
    public Tensor read(Path file) {
        Given.value("images: the file", file);
        try {
            return pixels(file).tensor();
        } catch (NnException refused) {
            throw refused.at(file.toString());
        }
    }

    /**
     * Reads several images as rows, to predict for.
     *
     * @param files at least one
     * @return uint8 [n, channels, height, width]
     * @throws NnException if there is none, one cannot be read, or they differ in size and none is chosen
     */
    public Tensor read(List<Path> files) {
        List<Path> all = Given.all(
                "images: file", Given.value("images: the files", files).toArray(Path[]::new));
        if (all.isEmpty()) {
            throw NnException.of("images: there must be at least one file, but was none.");
        }
        Reading reading = Reading.of(all, this);
        reading.refused().forEach((i, why) -> {
            throw why.at(all.get(i).toString());
        });
        return reading.kept();
    }

    /**
     * Takes an image that Java holds.
     *
     * @param image of any type
     * @return uint8 [channels, height, width]
     */
    public Tensor of(BufferedImage image) {
        Given.value("images: the image", image);
        return resized(Conversion.of(image, channels)).tensor();
    }

    /** Reads an image; what is refused does not name the file. */
    Pixels pixels(Path file) {
        return resized(Decoder.read(file, channels));
    }

    private Pixels resized(Pixels pixels) {
        if (height > 0) {
            return Memory.require(
                    "an image of " + height + " × " + width,
                    (long) channels * height * width,
                    () -> Resizing.of(pixels, height, width, fitting, antialias));
        }
        if (fitting != Fitting.STRETCH) {
            throw NnException.of("images: proportions can be kept only where a size is chosen, but there is none.")
                    .maybe("add size(64, 64).");
        }
        return pixels;
    }

    @Override
    public String toString() {
        return words(Words.name("Images")).toString();
    }

    Words words(Words begin) {
        return begin.when(height > 0, "size", height, width)
                .when(channels == 1, "grey")
                .when(fitting == Fitting.CROP, "keepingProportions")
                .when(fitting == Fitting.LETTERBOX, "letterbox")
                .when(!antialias, "antialias", false);
    }
}
