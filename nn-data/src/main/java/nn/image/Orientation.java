package nn.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, as EXIF says in a JPEG file: an image is shown upright once its axes are swapped and reversed so.
 *
 * @param transposed whether rows are columns
 * @param rowsReversed whether the first row is the lowest
 * @param columnsReversed whether the first column is the rightmost
 */
record Orientation(boolean transposed, boolean rowsReversed, boolean columnsReversed) {
    private static final Orientation UPRIGHT = new Orientation(false, false, false);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP1 = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;
    private static final int FILL = 0xffff;
    private static final int TAG = 0x0112;

    /** Reads the orientation of a JPEG file; whatever says none, or nothing sensible, is upright. */
    static Orientation of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < 4 || bytes.getShort(0) != (short) 0xffd8) {
            return UPRIGHT;
        }
        int at = 2;
        while (at + 4 <= file.length) {
            int marker = bytes.getShort(at) & 0xffff;
            if (marker == FILL) {
                at++;
                continue;
            }
            int end = Math.min(file.length, at + 2 + (bytes.getShort(at + 2) & 0xffff));
            if (marker < 0xff00 || marker == START_OF_SCAN || end < at + 4) {
                break;
            }
            if (marker == APP1 && startsWithExif(file, at + 4, end)) {
                return numbered(tag(bytes.slice(at + 4 + EXIF.length, end - at - 4 - EXIF.length)));
            }
            at = end;
        }
        return UPRIGHT;
    }

    private static boolean startsWithExif(byte[] file, int from, int to) {
        return to - from >= EXIF.length && Arrays.equals(file, from, from + EXIF.length, EXIF, 0, EXIF.length);
    }

    /** Finds the orientation in the first directory of TIFF's format; 1 where there is none. */
    private static int tag(ByteBuffer tiff) {
        if (tiff.capacity() < 8) {
            return 1;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.capacity() - 2) {
            return 1;
        }
        int count = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < count && directory + 2 + 12 * (i + 1) <= tiff.capacity(); i++) {
            int entry = directory + 2 + 12 * i;
            if (tiff.getShort(entry) == TAG) {
                return tiff.getShort(entry + 8);
            }
        }
        return 1;
    }

    private static Orientation numbered(int number) {
        return switch (number) {
            case 2 -> new Orientation(false, false, true);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, true, false);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    Pixels upright(Pixels held) {
        if (equals(UPRIGHT)) {
            return held;
        }
        Pixels upright = Pixels.blank(
                held.channels(), transposed ? held.width() : held.height(), transposed ? held.height() : held.width());
        int at = 0;
        for (int channel = 0; channel < held.channels(); channel++) {
            for (int y = 0; y < upright.height(); y++) {
                for (int x = 0; x < upright.width(); x++) {
                    upright.values()[at++] = held.values()[place(held, channel, y, x)];
                }
            }
        }
        return upright;
    }

    private int place(Pixels held, int channel, int y, int x) {
        int row = transposed ? x : y;
        int column = transposed ? y : x;
        int heldRow = rowsReversed ? held.height() - 1 - row : row;
        int heldColumn = columnsReversed ? held.width() - 1 - column : column;
        return (channel * held.height() + heldRow) * held.width() + heldColumn;
    }
}
