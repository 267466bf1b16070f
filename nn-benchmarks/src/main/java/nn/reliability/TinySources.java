package nn.reliability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.RowFile;
import nn.data.Source;
import nn.data.Tensor;

/**
 * Gives the same rows in memory, as a stream and from files.
 *
 * @param features a file of numbers
 * @param targets another
 */
record TinySources(Path features, Path targets) implements AutoCloseable {
    private static final int PART = 16;

    static TinySources open() throws IOException {
        return new TinySources(file(Tiny.DATA.input()), file(Tiny.DATA.targets()));
    }

    private static Path file(Tensor numbers) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * numbers.shape().size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers.floats());
        return Files.write(Files.createTempFile("nn-rows-", ".f32"), bytes.array());
    }

    List<Source> all() {
        Dataset rows = Tiny.DATA;
        Source stream = Source.of(() ->
                IntStream.range(0, rows.size() / PART).mapToObj(i -> rows.rows(i * PART, (i + 1) * PART)));
        Source file = Source.of(RowFile.floats(features, Tiny.WIDTH), RowFile.floats(targets, 1));
        return List.of(rows, stream, file);
    }

    @Override
    public void close() throws IOException {
        Files.delete(features);
        Files.delete(targets);
    }
}
