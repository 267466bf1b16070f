package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms in which a newcomer's data comes. */
class DatasetFormsTest {
    private static final float[][] FLOATS = {{1, 2}, {3, 4}, {5, 6}};
    private static final double[][] DOUBLES = {{1, 2}, {3, 4}, {5, 6}};

    @Test
    void oneValueARow() {
        Dataset data = Dataset.of(FLOATS, new float[] {0.5f, 1.5f, 2.5f});
        assertThat(data.targets()).isEqualTo(Tensor.of(Shape.of(3), 0.5f, 1.5f, 2.5f));
        assertThatThrownBy(() -> Dataset.of(FLOATS, new float[2]))
                .hasMessage("the dataset has 3 rows of features, but 2 targets.");
    }

    @Test
    void doubles() {
        assertThat(Dataset.of(DOUBLES, new int[] {0, 1, 0}).input()).isEqualTo(Tensor.of(FLOATS));
        assertThat(Dataset.of(DOUBLES, new double[] {0.1, 1, 2}).targets())
                .isEqualTo(Tensor.of(Shape.of(3), 0.1f, 1, 2));
        assertThat(Dataset.of(DOUBLES, DOUBLES).targets()).isEqualTo(Tensor.of(FLOATS));
        assertThat(Dataset.of(DOUBLES, new String[] {"b", "a", "b"}).targets().ints())
                .containsExactly(1, 0, 1);
    }

    @Test
    void wordsAsLabelsAreNumberedInTheirOrder() {
        Dataset data = Dataset.of(FLOATS, new String[] {"paris", "amsterdam", "paris"});
        assertThat(data.classes()).containsExactly("amsterdam", "paris");
        assertThat(data.targets()).isEqualTo(Tensor.of(Shape.of(3), 1, 0, 1));
        assertThatThrownBy(() -> Dataset.of(FLOATS, new String[] {"a", null, "b"}))
                .hasMessage("row 1: the label is null.\nMaybe drop the rows without a label.");
        assertThatThrownBy(() -> Dataset.of(new float[][] {{1}, {2}}, new String[] {"a", " "}))
                .hasMessage("row 1: the label must be a word, but was \" \".\nMaybe drop the rows without a label.");
    }

    @Test
    void wordsAsLabelsCanFollowAnotherList() {
        Dataset test = Dataset.of(Tensor.of(FLOATS), List.of("amsterdam", "paris", "tokyo"), "tokyo", "tokyo", "paris");
        assertThat(test.targets().ints()).containsExactly(2, 2, 1);
        assertThat(test.classes()).containsExactly("amsterdam", "paris", "tokyo");
        assertThatThrownBy(() -> Dataset.of(Tensor.of(FLOATS), List.of("paris"), "paris", "rome", "paris"))
                .hasMessage("row 1: the label \"rome\" is none of the classes [paris].");
    }

    @Test
    void namesOfClassesMustReachEveryLabel() {
        Dataset ten = Dataset.of(FLOATS, new int[] {0, 9, 3});
        assertThatThrownBy(() -> ten.classes(List.of("a", "b")))
                .hasMessage(
                        "classes: there must be a name for each label, but there are 2 names, and row 1 has the label"
                                + " 9.\nMaybe labels count from 0; name all 10 classes in their order.");
        assertThatThrownBy(() -> Dataset.of(FLOATS, new float[3][4]).classes(List.of("a", "b")))
                .hasMessage(
                        "classes: there must be one name a class, but there are 2 names and the targets are 4 wide.");
        assertThat(Dataset.of(FLOATS, new int[] {0, 0, 0})
                        .classes(List.of("a", "b"))
                        .classes())
                .containsExactly("a", "b");
    }

    @Test
    void takesTheFirstRows() {
        Dataset data = Dataset.of(FLOATS, new int[] {7, 8, 9});
        assertThat(data.take(2).targets().ints()).containsExactly(7, 8);
        assertThat(data.take(100).size()).isEqualTo(3);
        assertThatThrownBy(() -> data.take(0)).hasMessage("take: the count of rows must be at least 1, but was 0.");
    }

    @Test
    void goesAfterOneAnother() {
        Dataset named = Dataset.of(FLOATS, new String[] {"a", "b", "a"}).sampleWeights(2, 3, 4);
        Dataset plain = Dataset.of(FLOATS, new int[] {0, 1, 1});
        Dataset all = Dataset.concat(named, plain.take(1));
        assertThat(all.input().floats()).containsExactly(1, 2, 3, 4, 5, 6, 1, 2);
        assertThat(all.targets().ints()).containsExactly(0, 1, 0, 0);
        assertThat(all.sampleWeights().orElseThrow().floats()).containsExactly(2, 3, 4, 1);
        assertThat(all.classes()).containsExactly("a", "b");
        assertThat(Dataset.concat(plain, plain).sampleWeights()).isEmpty();
    }

    @Test
    void goesAfterAnotherOfTheSameClassesOnly() {
        Dataset ab = Dataset.of(FLOATS, new String[] {"a", "b", "a"});
        Dataset bc = Dataset.of(FLOATS, new String[] {"b", "c", "b"});
        assertThatThrownBy(() -> Dataset.concat(ab, bc))
                .hasMessage("concat: the datasets name their classes [a, b] and [b, c].\n"
                        + "Maybe give the same labels the same names: Dataset.of(features, classes, labels).");
        assertThatThrownBy(Dataset::concat).hasMessage("concat: there must be at least one dataset, but was none.");
        Dataset two = Dataset.of(List.of(ab.input(), ab.input()), ab.targets());
        assertThatThrownBy(() -> Dataset.concat(ab, two))
                .hasMessage("concat: the datasets must have as many inputs, but have 1 and 2.");
    }

    @Test
    void transposesTensors() {
        Tensor images = Tensor.of(Shape.of(1, 2, 2, 3), 1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(images.transpose(0, 3, 1, 2))
                .isEqualTo(Tensor.of(Shape.of(1, 3, 2, 2), 1f, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12));
        assertThat(images.transpose(0, 3, 1, 2).transpose(0, 2, 3, 1)).isEqualTo(images);
        Tensor bytes = Tensor.of(Shape.of(2, 3), new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(bytes.transpose(1, 0)).isEqualTo(Tensor.of(Shape.of(3, 2), new byte[] {1, 4, 2, 5, 3, 6}));
        assertThatThrownBy(() -> bytes.transpose(0, 0))
                .hasMessage("transpose: each axis of [2, 3] must be named once, [0, 1] in any order, but were [0, 0].");
    }

    @Test
    void putsTheChannelsOfImagesFirst() {
        float[] pixels = new float[6 * 5 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        Tensor last = Tensor.of(Shape.of(1, 6, 5, 3), pixels);
        Dataset first = Dataset.of(last, last).channelsFirst();
        assertThat(first.input()).isEqualTo(last.transpose(0, 3, 1, 2)).isEqualTo(first.targets());
        assertThat(first.input().shape()).isEqualTo(Shape.of(1, 3, 6, 5));
        Tensor grey = Tensor.of(Shape.of(1, 6, 5), new float[30]);
        assertThat(Dataset.of(grey, Tensor.of(Shape.of(1), 0))
                        .channelsFirst()
                        .input()
                        .shape())
                .isEqualTo(Shape.of(1, 1, 6, 5));
        assertThatThrownBy(first::channelsFirst)
                .hasMessage("channelsFirst: the rows must be images [height, width, channels], but are [3, 6, 5].\n"
                        + "Maybe they are channels first already.");
    }

    @Test
    void findsTheNearestName() {
        List<String> names = List.of("loss", "accuracy", "val_loss", "val_accuracy");
        assertThat(Nearest.of("val_acc", names)).contains("val_accuracy");
        assertThat(Nearest.of("acc", names)).contains("accuracy");
        assertThat(Nearest.of("val_los", names)).contains("val_loss");
        assertThat(Nearest.of("acuracy", names)).contains("accuracy");
        assertThat(Nearest.of("precision", names)).isEmpty();
    }

    @Test
    void namesOfClassesAreDifferentWords() {
        Dataset data = Dataset.of(new float[][] {{1}, {2}}, new int[] {0, 1});
        assertThatThrownBy(() -> data.classes(List.of("b", "a", "a")))
                .hasMessage("classes: each class must have a name of its own, but the labels 1 and 2 are both \"a\".");
        assertThatThrownBy(() -> data.classes(List.of("a", " ")))
                .hasMessage("classes: each class must have a name, but that of label 1 is blank.");
        assertThatThrownBy(() -> Dataset.of(data.input(), List.of("a", "a"), "a", "a"))
                .hasMessageStartingWith("classes: each class must have a name of its own,");
    }
}
