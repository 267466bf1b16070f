package nn.image;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.image.PixelScaling.zeroToOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
    private static final int FILES = 40;

    @TempDir
    Path folder;

    /** The first pixel is the number of the file modulo 20, times 10; dark ones are of class a. */
    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Pixels pixels = Pixels.blank(1, 2, 2);
            Arrays.fill(pixels.values(), (byte) (i % 20 * 10));
            Path file = folder.resolve(i % 20 < 10 ? "a" : "b").resolve(String.format("%03d.png", i));
            Files.createDirectories(file.getParent());
            Images.write(pixels.tensor(), file);
        }
    }

    private static List<Integer> firstPixels(Source.Blocks blocks) {
        return firstPixels(blocks, 0);
    }

    private static List<Integer> firstPixels(Source.Blocks blocks, int from) {
        List<Integer> pixels = new ArrayList<>();
        try (blocks) {
            for (Optional<Source.Block> block = blocks.next(10_000); block.isPresent(); block = blocks.next(10_000)) {
                assertThat(block.orElseThrow().from()).isEqualTo(from + pixels.size());
                int[] labels = block.orElseThrow().rows().targets().ints();
                for (int i = 0; i < labels.length; i++) {
                    pixels.add(block.orElseThrow().rows().inputs().get(0).row(i).ints()[0]);
                    assertThat(labels[i]).isEqualTo(pixels.get(pixels.size() - 1) < 100 ? 0 : 1);
                }
            }
        }
        return pixels;
    }

    @Test
    void givesTheRowsOfTheDatasetInItsOrder() {
        ImageFolder images = Images.folder(folder).grey().seed(5);
        Source source = images.source();

        assertThat(source.rowCount()).hasValue(FILES);
        assertThat(source.sample().preprocessing()).contains(Images.size(2, 2).grey());
        assertThat(source.sample().classes()).containsExactly("a", "b");
        List<Integer> all = firstPixels(source.blocks(0));
        assertThat(all).isEqualTo(everyFourth(images.dataset().input().ints()));
        assertThat(firstPixels(source.blocks(0))).isEqualTo(all);
    }

    private static List<Integer> everyFourth(int... pixels) {
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < pixels.length; i += 4) {
            some.add(pixels[i]);
        }
        return some;
    }

    @Test
    void mixesAllFilesAnewInEachEpoch() {
        Source source = Images.folder(folder).grey().source();
        List<Integer> first = firstPixels(source.mixed(Randoms.of(0, "test", 1)));
        List<Integer> second = firstPixels(source.mixed(Randoms.of(0, "test", 2)));

        assertThat(first).hasSize(FILES).isNotEqualTo(second).containsExactlyInAnyOrderElementsOf(second);
        assertThat(firstPixels(source.mixed(Randoms.of(0, "test", 1)))).isEqualTo(first);
    }

    @Test
    void endsAtFilesThatCannotBeReadOrTellsOfEachOnce() throws IOException {
        Files.writeString(folder.resolve("a/bad.png"), "no image");
        Source source = Images.folder(folder).source();
        assertThatThrownBy(() -> firstPixels(source.blocks(0)))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("Images.folder(\"" + folder + "\"): 1 of 41 files cannot be read as images:\n"
                        + "  a/bad.png: the file must be a PNG, JPEG, BMP or GIF image");

        List<String> told = new ArrayList<>();
        Source skipping = Images.folder(folder).skippingCorrupt(told::add).source();
        assertThat(skipping.rowCount()).isEmpty();
        assertThat(firstPixels(skipping.blocks(0))).hasSize(FILES);
        assertThat(firstPixels(skipping.blocks(0))).hasSize(FILES);
        assertThat(told).singleElement().asString().contains(": 1 of 41 files were left out:\n  a/bad.png: ");
    }

    @Test
    void skipsAsManyImagesAsAreTakenWhereSomeCannotBeRead() throws IOException {
        for (int i = 0; i < 9; i++) {
            Files.writeString(folder.resolve("a").resolve("bad" + i + ".png"), "no image");
        }
        Source skipping =
                Images.folder(folder).grey().skippingCorrupt(told -> {}).source();
        List<Integer> all = firstPixels(skipping.blocks(0));

        assertThat(firstPixels(skipping.take(15).blocks(0))).isEqualTo(all.subList(0, 15));
        assertThat(firstPixels(skipping.skip(15).blocks(0), 15)).isEqualTo(all.subList(15, FILES));
        assertThat(firstPixels(skipping.skip(FILES + 1).blocks(0))).isEmpty();
    }

    @Test
    void refusesStraysBeforeAnythingIsRead() throws IOException {
        Files.writeString(folder.resolve("stray.png"), "");
        assertThatThrownBy(() -> Images.folder(folder).source())
                .hasMessageContaining("1 of 41 files cannot be read as images:\n  stray.png: it is in no folder");
    }

    @Test
    void trainsWithoutHoldingAllImages() {
        Source source = Images.folder(folder).grey().source();
        Model model = Sequential.of(flatten(), zeroToOne(), dense(8).relu(), dense(2).softmax())
                .fit(
                        source,
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(0.05))
                                .metrics(accuracy())
                                .epochs(40)
                                .batchSize(20)
                                .verbose(0));

        assertThat(model.evaluate(source).get("accuracy")).isGreaterThan(0.95);
        assertThat(model.schema().preprocessing(ImageOptions.class))
                .isEqualTo(Images.size(2, 2).grey());
    }
}
