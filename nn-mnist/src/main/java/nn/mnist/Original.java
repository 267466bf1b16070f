package nn.mnist;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Knows one uint8 IDX file as its authors published it.
 *
 * @param name its name, such as {@code t10k-labels-idx1-ubyte}
 * @param shape its shape, rows included
 * @param sha256 the hash of the uncompressed file, in lower case; that of a gzipped one would differ between mirrors
 */
record Original(String name, Shape shape, String sha256) {
    /** Finds the file in a directory, under any of its usual names. */
    Optional<Path> in(Path directory) {
        return names().map(directory::resolve).filter(Files::isRegularFile).findFirst();
    }

    Tensor read(Path directory) {
        Path file = in(directory).orElseThrow(() -> missing(directory));
        Tensor tensor = Idx.read(file, this::requirePart);
        if (tensor.rows() == shape.dim(0)) {
            requireSame(tensor, file.toString());
        }
        return tensor;
    }

    /** Reads the file that must be whole, as in the cache, where nobody takes parts out on purpose. */
    Tensor readWhole(Path directory) {
        Path file = in(directory).orElseThrow(() -> missing(directory));
        Tensor tensor = Idx.read(file, this::requireWhole);
        requireSame(tensor, file.toString());
        return tensor;
    }

    /** Counts the bytes of the uncompressed file, and what gzip adds at worst. */
    long mostBytes() {
        long bytes = Integer.BYTES * (1L + shape.rank()) + shape.size();
        return bytes + bytes / 1000 + 100;
    }

    /** Refuses what is not this very file. */
    void requireSame(Tensor tensor, String place) {
        String found = hash(tensor);
        if (!found.equals(sha256)) {
            throw NnException.of(
                            "%s: the SHA-256 of %s, uncompressed, must be %s, but was %s.", place, name, sha256, found)
                    .maybe("the file is damaged or of another set: delete it and fetch it again.");
        }
    }

    /** Refuses what cannot be this file, whole or in part, so that a header that lies costs no memory. */
    void requirePart(DType type, Shape found) {
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
                            "the file was truncated: delete it, and it is downloaded again. A part of MNIST is taken from a"
                                    + " directory that -Dnn.mnist.dir or NN_MNIST_DIR names.");
        }
    }

    // An IDX file of uint8 is its header and the tensor's own memory, so that no second reading is needed.
    private static String hash(Tensor tensor) {
        int rank = tensor.shape().rank();
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (1 + rank)).putInt(0x0800 + rank);
        header.asIntBuffer().put(tensor.shape().dims());
        MessageDigest digest = sha256Digest();
        digest.update(header.rewind());
        digest.update(tensor.memory());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private NnException missing(Path directory) {
        if (!Files.isDirectory(directory)) {
            return NnException.of("%s: the directory of the digits must exist, but does not.", directory)
                    .maybe("its name has a typing error, or nn.mnist.dir or NN_MNIST_DIR names an old place.");
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
