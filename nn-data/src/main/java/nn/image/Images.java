package nn.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;

/**
 * Reads and writes images.
 *
 * <pre>{@code
 * Dataset pets = Images.folder(Path.of("pets")).size(64, 64).dataset();   // one folder a class
 * Tensor cat = Images.size(64, 64).read(Path.of("cat.jpg"));              // uint8 [3, 64, 64]
 * Images.write(cat, Path.of("small.png"));
 * }</pre>
 *
 * <p>PNG, JPEG, BMP and GIF files are read, and what else a plug-in of {@link ImageIO} knows, by what is in them, whatever
 * their name:
 *
 * <ul>
 *   <li>Greys, palettes and 1 to 16 bits a channel become bytes 0..255; 16 bits are rounded.
 *   <li>Transparency is left out: what counts is the colour below it, as in Keras's {@code load_img}.
 *   <li>Colour profiles are not applied, and CMYK is mixed by formula, as in Pillow; some older JDKs refuse CMYK.
 *   <li>Of several frames the first is taken.
 *   <li>A JPEG file of a camera that was held sideways is shown upright, by its EXIF orientation. Keras's {@code load_img}
 *       does not do so; Pillow's {@code exif_transpose} does.
 *   <li>An image that is cut off or damaged is refused; so is one of more than 178 956 970 pixels.
 * </ul>
 */
public final class Images {
    private Images() {}

    /**
     * Names a folder of images, in which each class has a folder of its own.
     *
     * @param directory such as {@code pets}, with {@code pets/cat/tom.jpg}
     * @return what reads it; nothing is read yet
     */
    public static ImageFolder folder(Path directory) {
        return new ImageFolder(Given.value("Images.folder: the directory", directory));
    }

    /**
     * Resizes images: {@code Images.size(64, 64).grey().read(file)}.
     *
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @return options for images of red, green and blue
     */
    public static ImageOptions size(int height, int width) {
        return ImageOptions.RGB.size(height, width);
    }

    /**
     * Makes one channel of the colours, as {@link ImageOptions#grey()}: {@code Images.grey().read(file)}.
     *
     * @return options for images of their own size
     */
    public static ImageOptions grey() {
        return ImageOptions.RGB.grey();
    }

    /**
     * Reads one image, as it is.
     *
     * @param file a PNG, JPEG, BMP or GIF file
     * @return uint8 [3, height, width]: red, green and blue
     * @throws NnException if the file cannot be read, or is no whole image
     */
    public static Tensor read(Path file) {
        return ImageOptions.RGB.read(file);
    }

    /**
     * Takes an image that Java holds, as it is.
     *
     * @param image of any type
     * @return uint8 [3, height, width]: red, green and blue
     */
    public static Tensor of(BufferedImage image) {
        return ImageOptions.RGB.of(image);
    }

    /**
     * Writes an image as a PNG file, to look at it.
     *
     * @param image uint8, or other numbers 0..255, which are rounded: [height, width] or [1, height, width] of greys, or
     *     [3, height, width] of red, green and blue
     * @param file whose name ends in {@code .png}; its directory must exist
     * @throws NnException if the tensor is no image, a number is not within 0..255, or the file cannot be written
     */
    public static void write(Tensor image, Path file) {
        Given.value("Images.write: the image", image);
        Given.value("Images.write: the file", file);
        if (!file.toString().endsWith(".png")) {
            throw NnException.of("Images.write: the file's name must end in .png, but was %s.", file);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Drawing.of(image), "png", bytes);
            Files.write(file, bytes.toByteArray());
        } catch (IOException unwritable) {
            throw NnException.of("%s: the file cannot be written: %s.", file, unwritable)
                    .causedBy(unwritable);
        }
    }
}
