package nn.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import nn.data.NnException;

/** Decodes files with suspicion: sizes before memory, and nothing that is cut off or damaged counts as an image. */
final class Decoder {
    /** As many as Pillow takes. */
    private static final long MOST_PIXELS = 178_956_970;

    /** More than any of the formats can pack into a byte: GIF comes near 2600 where all is of one colour. */
    private static final long MOST_PIXELS_A_BYTE = 4096;

    private Decoder() {}

    /** Reads an image, upright. */
    static Pixels read(Path file, int channels) {
        try {
            return read(Files.readAllBytes(file), channels);
        } catch (NoSuchFileException missing) {
            throw NnException.of("there is no such file.").causedBy(missing);
        } catch (IOException unreadable) {
            throw NnException.of("the file cannot be read: %s.", unreadable).causedBy(unreadable);
        } catch (OutOfMemoryError lack) {
            throw lack(lack);
        }
    }

    static Pixels read(byte[] file, int channels) {
        try {
            return Orientation.of(file).upright(Conversion.of(decode(file), channels));
        } catch (OutOfMemoryError lack) {
            throw lack(lack);
        }
    }

    private static NnException lack(OutOfMemoryError lack) {
        return NnException.of("the image does not fit into memory.")
                .maybe("raise -Xmx.")
                .causedBy(lack);
    }

    private static BufferedImage decode(byte... bytes) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(input, bytes);
            try {
                return decode(reader, input, bytes.length);
            } finally {
                reader.dispose();
            }
        } catch (NnException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) { // readers throw whatever their arithmetic runs into
            throw damaged(broken);
        }
    }

    /** Finds who reads the file, by its first bytes; WBMP would take anything that begins with two zeros. */
    private static ImageReader reader(ImageInputStream input, byte... bytes) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (!reader.getFormatName().toLowerCase(Locale.ROOT).equals("wbmp")) {
                return reader;
            }
            reader.dispose();
        }
        if (bytes.length == 0) {
            throw NnException.of("the file must be an image, but is empty.");
        }
        String begin = HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(bytes, Math.min(8, bytes.length)));
        throw NnException.of("the file must be a PNG, JPEG, BMP or GIF image, but begins with the bytes %s.", begin);
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream input, int bytes) throws IOException {
        reader.setInput(input, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw NnException.of(
                    "an image must have at most %d pixels, but this one says it has %d × %d.",
                    MOST_PIXELS, height, width);
        }
        if (width * height > MOST_PIXELS_A_BYTE * bytes) {
            throw NnException.of(
                    "the image says it has %d × %d pixels, but the file has only %d bytes.", height, width, bytes);
        }
        Warnings warnings = new Warnings();
        reader.addIIOReadWarningListener(warnings);
        BufferedImage image = reader.read(0);
        warnings.requireWhole();
        return image;
    }

    private static NnException damaged(Exception broken) {
        String why = String.valueOf(broken.getMessage()).replaceFirst("[.!]+$", "");
        return NnException.of("the image is damaged, or of a kind that cannot be read: %s.", why)
                .causedBy(broken);
    }
}
