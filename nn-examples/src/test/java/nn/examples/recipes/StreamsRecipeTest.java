package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nn.Model;
import nn.data.Shape;
import nn.data.Tensor;
import nn.file.Npy;
import nn.table.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsRecipeTest {
    @TempDir
    Path folder;

    @Test
    void rowsOfFilesAreLearntFrom() throws IOException {
        int rows = 2000;
        ByteBuffer numbers = ByteBuffer.allocate(rows * 784 * 4).order(ByteOrder.LITTLE_ENDIAN);
        byte[] labels = new byte[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = (byte) (i * 7 % 10);
            numbers.putFloat((i * 784 + labels[i]) * 4, 3);
        }
        Files.write(folder.resolve("x.f32"), numbers.array());
        Files.write(folder.resolve("y.u8"), labels);
        assertThat(StreamsRecipe.files(folder).history().last("val_accuracy")).isGreaterThan(0.9);
    }

    @Test
    void arraysOfNumpyAreRead() throws IOException {
        Npy.write(folder.resolve("x.npy"), Tensor.of(new float[][] {{1, 2}, {3, 4}}));
        Npy.write(folder.resolve("y.npy"), Tensor.of(Shape.of(2), 0, 1));
        try (OutputStream out = Files.newOutputStream(folder.resolve("mnist.npz"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"x", "y"}) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                zip.write(Files.readAllBytes(folder.resolve(name + ".npy")));
            }
        }
        assertThat(StreamsRecipe.arrays(folder).rowCount()).hasValue(2);
        assertThat(Npy.read(folder.resolve("x2.npy")).floats()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void idxFilesAreOpened() throws IOException {
        Path images = Files.write(folder.resolve("images"), new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 7, 9});
        Path labels = Files.write(folder.resolve("labels"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 0});
        assertThat(StreamsRecipe.digits(images, labels).sample().input().ints()).containsExactly(7, 9);
    }

    @Test
    void tablesThatAreLargeAreLearntFrom() throws IOException {
        Files.writeString(
                folder.resolve("trips.csv"),
                IntStream.range(0, 12_000)
                        .mapToObj(i -> "%d,%s,%d%n".formatted(i % 10, i % 3 == 0 ? "Bonn" : "Köln", i % 10 + i % 3 / 2))
                        .collect(Collectors.joining("", "km,town,minutes\n", "")));
        Model model = StreamsRecipe.table(folder);
        assertThat(model.history().last("loss")).isLessThan(1);
        assertThat(model.schema().preprocessing(Features.class).names())
                .containsExactly("km", "town_Bonn", "town_Köln");
    }

    @Test
    void streamsAreSources() {
        assertThat(StreamsRecipe.streams().sample().targets().floats()[0]).isEqualTo(0.002f);
    }

    @Test
    void rowsWithoutEndAreLearntFrom() {
        assertThat(StreamsRecipe.endless().history().last("loss")).isLessThan(0.1);
    }
}
