package nn.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Original;

/**
 * Knows one uint8 IDX file as its authors published it.
 *
 * @param set what it is part of
 * @param name its name, such as {@code t10k-labels-idx1-ubyte}
 * @param shape its shape, rows included
 * @param hash its hash
 */
record IdxFile(KnownSet set, String name, Shape shape, IdxHash hash) implements Original {
    @Override
    public String file() {
        return name + ".gz";
    }

    @Override
    public Optional<Path> in(Path directory) {
        return names().map(directory::resolve).filter(Files::isRegularFile).findFirst();
    }

    /** Reads the file, or a part of it that was made on purpose. */
    Tensor read(Path directory) {
        return read(directory, this::requirePart);
    }

    /** Reads the file that must be whole, as in the cache, where nobody takes parts out on purpose. */
    Tensor readWhole(Path directory) {
        return read(directory, this::requireWhole);
    }

    private Tensor read(Path directory, BiConsumer<DType, Shape> check) {
        Path file = in(directory).orElseThrow(() -> missing(directory));
        Tensor tensor = Idx.read(file, check);
        try {
            if (tensor.rows() == shape.dim(0)) {
                hash.require(name, file, file.toString(), tensor);
            }
            return tensor;
        } catch (IOException e) {
            throw NnException.unreadable(file, e);
        }
    }

    /** Whether the file in a directory can be told from others by its hash. */
    boolean isKnownIn(Path directory) {
        Path file = in(directory).orElseThrow(() -> missing(directory));
        try {
            return hash.knows(file);
        } catch (IOException e) {
            throw NnException.unreadable(file, e);
        }
    }

    /** Counts the bytes of the uncompressed file, and what gzip adds at worst. */
    @Override
    public long mostBytes() {
        long bytes = Integer.BYTES * (1L + shape.rank()) + shape.size();
        return bytes + bytes / 1000 + 100;
    }

    @Override
    public void require(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Tensor tensor = Idx.read(in, "the file", this::requirePart);
            hash.require(name, file, "the file", tensor);
        }
    }

    /** Refuses what cannot be this file, whole or in part, so that a header that lies costs no memory. */
    private void requirePart(DType type, Shape found) {
        boolean part = type == DType.UINT8
                && found.rank() == shape.rank()
                && found.row().equals(shape.row())
                && found.dim(0) <= shape.dim(0);
        if (!part) {
            throw NnException.of(
                            "%s must be uint8 %s or a part of it, but is %s %s.",
                            name, shape, type.name().toLowerCase(Locale.ROOT), found)
                    .maybe("it is another file under this name: fetch %s again.", name);
        }
    }

    private void requireWhole(DType type, Shape found) {
        requirePart(type, found);
        if (found.dim(0) < shape.dim(0)) {
            throw NnException.of(
                            "the cache must hold all %d rows of %s, but holds %d.", shape.dim(0), name, found.dim(0))
                    .maybe(
                            "the file was truncated: delete it, and it is downloaded again. A part of %s is taken from a"
                                    + " directory that %s names.",
                            set.title(), set.naming().option());
        }
    }

    private NnException missing(Path directory) {
        if (!Files.isDirectory(directory)) {
            return set.missing(directory);
        }
        return NnException.of("%s: the directory must hold %s, but does not.", directory, name)
                .maybe(
                        "put it there, plain or gzipped, under one of these names: %s.",
                        String.join(", ", names().toList()));
    }

    private Stream<String> names() {
        String dotted = name.replace("-idx", ".idx");
        return Stream.of(name, name + ".gz", dotted, dotted + ".gz");
    }
}
