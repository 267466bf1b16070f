package nn.keras;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.randomCrop;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nn.Sequential;
import nn.layer.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what is said of layers that compute otherwise than Keras. */
class InspectTest {
    @TempDir
    Path folder;

    private String inspected(int[] row, Layer... layers) {
        Path file = folder.resolve("m.keras");
        Keras.save(Sequential.of(layers).input(row).init(1), file);
        return Keras.inspect(file);
    }

    @Test
    void attentionOfMaskedQueriesIsSaidToDiffer() {
        String words =
                "  multiHeadAttention(2, 3); queries that are masked out see zeros, and in Keras the mean of all values";

        assertThat(inspected(new int[] {6}, embedding(9, 4).maskZero(), multiHeadAttention(2, 3)))
                .endsWith(words);
        assertThat(inspected(new int[] {6}, embedding(9, 4), multiHeadAttention(2, 3)))
                .endsWith("  multiHeadAttention(2, 3)");
        assertThat(inspected(
                        new int[] {6},
                        embedding(9, 4).maskZero(),
                        multiHeadAttention(2, 3).dropout(0.1)))
                .endsWith("  multiHeadAttention(2, 3).dropout(0.1)");
    }

    @Test
    void sparsemaxIsSaidToDiffer() {
        assertThat(inspected(new int[] {4}, dense(3).sparsemax()))
                .endsWith("  dense(3).sparsemax(); its sparsemax sums to 1, and Keras's does not");
    }

    @Test
    void randomCropIsSaidToDiffer() {
        assertThat(inspected(new int[] {3, 6, 6}, randomCrop(4, 4)))
                .endsWith("  randomCrop(4, 4); while predicting it takes the middle, and Keras the whole image");
    }
}
