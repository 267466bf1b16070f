package nn.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Reads images into one piece of memory, on all cores.
 *
 * @param files what is read
 * @param image the shape of each
 * @param rows the memory of all
 * @param refused why, by the number of the file
 * @param odd shapes of images that are of another size than the first, by the number of the file
 */
record Reading(
        List<Path> files,
        Shape image,
        ByteBuffer rows,
        NavigableMap<Integer, NnException> refused,
        NavigableMap<Integer, Shape> odd) {

    /** Reads files as rows [n, channels, height, width]; the bytes of those refused are 0. */
    static Reading of(List<Path> files, ImageOptions options) {
        Shape image = shape(files, options);
        return of(files, options, image, Tensor.allocate(DType.UINT8, batch(image, files.size())));
    }

    /** Reads files into memory that is there already. */
    static Reading of(List<Path> files, ImageOptions options, Shape image, ByteBuffer rows) {
        Reading reading = new Reading(files, image, rows, new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>());
        IntStream.range(0, files.size()).parallel().forEach(i -> reading.read(i, options));
        reading.requireOneSize();
        return reading;
    }

    /** Takes the size asked for, or else that of the first image that can be read; one pixel where none can be. */
    static Shape shape(List<Path> files, ImageOptions options) {
        if (options.height() > 0) {
            return Shape.of(options.channels(), options.height(), options.width());
        }
        return files.stream()
                .flatMap(file -> shape(file, options).stream())
                .findFirst()
                .orElse(Shape.of(options.channels(), 1, 1));
    }

    /** Returns nothing for a file that is refused: it is refused again, with all others. */
    private static Optional<Shape> shape(Path file, ImageOptions options) {
        try {
            return Optional.of(options.pixels(file).shape());
        } catch (NnException refused) {
            return Optional.empty();
        }
    }

    private static Shape batch(Shape image, int files) {
        if ((long) image.size() * files > Integer.MAX_VALUE) {
            throw NnException.of(
                            "images: %d images %s need %d bytes, but a tensor can hold at most 2^31 - 1.",
                            files, image, (long) image.size() * files)
                    .maybe("choose a smaller size, or read them as they are needed: source() instead of dataset().");
        }
        return image.batch(files);
    }

    private void read(int i, ImageOptions options) {
        try {
            Pixels pixels = options.pixels(files.get(i));
            if (pixels.shape().equals(image)) {
                rows.put(i * image.size(), pixels.values());
            } else {
                odd.put(i, pixels.shape());
            }
        } catch (NnException unreadable) {
            refused.put(i, unreadable);
        }
    }

    private void requireOneSize() {
        for (Map.Entry<Integer, Shape> first : odd.entrySet()) {
            throw NnException.of(
                            "%s: all images must be of one size, %s, but this one is %s.",
                            files.get(first.getKey()), image, first.getValue())
                    .maybe("add size(64, 64).");
        }
    }

    /** Returns the rows that could be read, without the others. */
    Tensor kept() {
        int[] kept = keptNumbers();
        Shape shape = image.batch(kept.length);
        ByteBuffer some = refused.isEmpty() ? rows : Tensor.allocate(DType.UINT8, shape);
        for (int i = 0; i < kept.length && !refused.isEmpty(); i++) {
            some.put(i * image.size(), rows, kept[i] * image.size(), image.size());
        }
        return Tensor.wrap(DType.UINT8, shape, some.slice(0, shape.size()));
    }

    /** Returns the numbers of the files that could be read. */
    int[] keptNumbers() {
        return IntStream.range(0, files.size())
                .filter(i -> !refused.containsKey(i))
                .toArray();
    }
}
