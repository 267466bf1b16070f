package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nn.Layers;
import org.junit.jupiter.api.Test;

class NamedDatasetTest {
    private static final Tensor X = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    private static final Tensor KINDS = Tensor.of(Shape.of(3), 0, 1, 2);
    private static final Tensor PRICES = Tensor.of(new float[][] {{10}, {20}, {30}});
    private static final Tensor IMAGES = images();
    private static final Dataset DATA = Dataset.of(Map.of("facts", X), Map.of("price", PRICES, "kind", KINDS));

    private static Tensor images() {
        float[] values = new float[3 * 4 * 5 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.of(Shape.of(3, 4, 5, 3), values);
    }

    @Test
    void saysItsNames() {
        assertThat(DATA).hasToString("Dataset of 3 rows: facts float32 [2] to kind int32, price float32 [1]");
        assertThat(DATA.inputNames()).containsExactly("facts");
        assertThat(DATA.outputNames()).containsExactly("kind", "price");
        assertThat(DATA.targets("price")).isEqualTo(PRICES);
    }

    @Test
    void featuresGoByName() {
        Dataset two = Dataset.of(Map.of("image", PRICES, "facts", X), KINDS);
        assertThat(two.input("image")).isEqualTo(PRICES);
        assertThat(two.input("facts")).isEqualTo(X);
        assertThatThrownBy(() -> two.input("images"))
                .hasMessage("input: there are no features \"images\", but [facts, image].\nMaybe \"image\" is meant.");
        assertThatThrownBy(() -> Dataset.of(X, KINDS).input("image"))
                .hasMessage("input: the features have no names, so none is \"image\".\n"
                        + "Maybe give them by name: Dataset.of(Map.of(\"image\", …), targets).");
    }

    @Test
    void rowsThatAreMissingAreNamed() {
        Tensor few = Tensor.of(new float[][] {{1}, {2}});
        assertThatThrownBy(() -> Dataset.of(Map.of("facts", X, "past", few), KINDS))
                .hasMessage("the dataset has 2 rows of features for the input \"past\", but 3 targets.");
        assertThatThrownBy(() -> Dataset.of(Map.of("facts", X), Map.of("kind", KINDS, "price", few)))
                .hasMessage("the dataset has 3 rows of features for the input \"facts\", but 2 targets for the output"
                        + " \"price\".");
        assertThatThrownBy(() -> Dataset.of(List.of(X, few), KINDS))
                .hasMessage("the dataset has 2 rows of features for the input 2, but 3 targets.");
        assertThatThrownBy(() -> Dataset.of(List.of(X), List.of(KINDS, few)))
                .hasMessage("the dataset has 3 rows of features, but 2 targets for the output 2.");
    }

    @Test
    void targetsOfSeveralOutputsGoByName() {
        assertThatThrownBy(DATA::targets)
                .hasMessage("targets: the dataset has targets for 2 outputs, [kind, price].\n"
                        + "Maybe name the output: data.targets(\"kind\").");
        assertThatThrownBy(() -> DATA.targets("prices"))
                .hasMessage("targets: there are no targets \"prices\", but [kind, price].\nMaybe \"price\" is meant.");
        assertThatThrownBy(() -> Dataset.of(X, KINDS).sampleWeights("kind", 1, 2, 3))
                .hasMessage("sampleWeights: the targets have no names, so none is \"kind\".\n"
                        + "Maybe give them by name: Dataset.of(inputs, Map.of(\"kind\", …)).");
        assertThatThrownBy(() -> DATA.classes(List.of("a", "b", "c")))
                .hasMessage("classes: the dataset has targets for 2 outputs, [kind, price].\n"
                        + "Maybe leave them out: labels of \"kind\" count from 0.");
    }

    @Test
    void noneOfSeveralNamedInputsIsTheFirst() {
        Dataset two = Dataset.of(Map.of("image", IMAGES, "facts", X), Map.of("mask", IMAGES, "kind", KINDS));
        String problem = "%s: the dataset has features for 2 inputs, [facts, image].\nMaybe name %s.";
        assertThatThrownBy(two::input).hasMessage(problem, "input", "it: data.input(\"facts\")");
        assertThatThrownBy(() -> two.reshape(1, 2))
                .hasMessage(problem, "reshape", "the input: data.reshape(\"facts\", …)");
        assertThatThrownBy(two::channelsFirst)
                .hasMessage(problem, "channelsFirst", "the input: data.channelsFirst(\"facts\")");
        assertThatThrownBy(() -> Layers.normalization(two))
                .hasMessage(problem, "normalization", "the input: normalization(\"facts\", data)");
    }

    @Test
    void reshapesAndTransposesByName() {
        Dataset two = Dataset.of(Map.of("image", IMAGES, "facts", X), Map.of("mask", IMAGES, "kind", KINDS));
        Dataset seen = two.reshape("facts", 2, 1).channelsFirst("image").channelsFirst("mask");
        assertThat(seen.input("facts").shape()).isEqualTo(Shape.of(3, 2, 1));
        assertThat(seen.input("image")).isEqualTo(IMAGES.transpose(0, 3, 1, 2));
        assertThat(seen.targets("mask")).isEqualTo(IMAGES.transpose(0, 3, 1, 2));
        assertThat(two.channelsFirst("image").targets("mask")).isEqualTo(IMAGES);
        assertThat(two.reshape("image", -1, 2).input("image").shape()).isEqualTo(Shape.of(3, 30, 2));
        assertThatThrownBy(() -> two.reshape("fact", 2, 1))
                .hasMessage("reshape: there are no features \"fact\", but [facts, image].\nMaybe \"facts\" is meant.");
    }

    @Test
    void takesStatisticsOfOneInput() {
        Dataset two = Dataset.of(Map.of("image", PRICES, "facts", X), KINDS);
        assertThat(Layers.normalization("image", two)).isEqualTo(Layers.normalization(Dataset.of(PRICES, KINDS)));
    }

    @Test
    void keepsRowsByTheLabelsOfOneOutput() {
        assertThat(DATA.filter("kind", label -> label != 1).targets("price").floats())
                .containsExactly(10, 30);
        assertThatThrownBy(() -> DATA.filter(label -> label != 1))
                .hasMessage("filter: the dataset has targets for 2 outputs, [kind, price].\n"
                        + "Maybe name the output: data.filter(\"kind\", …).");
    }

    @Test
    void worksOutTheSizeThatIsLeftOver() {
        Dataset images = Dataset.of(IMAGES, KINDS);
        assertThat(images.reshape(-1).input().shape()).isEqualTo(Shape.of(3, 60));
        assertThatThrownBy(() -> images.reshape(-1, 7))
                .hasMessage(
                        "reshape: one size may be -1, which the others leave over, but [-1, 7] does not divide [4, 5, 3],"
                                + " 60 elements.");
        assertThatThrownBy(() -> images.reshape(-1, -1)).hasMessageStartingWith("reshape: one size may be -1");
        assertThatThrownBy(() -> images.reshape(-1, 0)).hasMessageStartingWith("reshape: one size may be -1");
        assertThatThrownBy(() -> Layers.reshape(-1, 8))
                .hasMessage("reshape: the sizes must be known, but were [-1, 8].\n"
                        + "Maybe write the number in the place of -1; data.reshape(…) works it out.");
    }

    @Test
    void whatIsDoneToRowsIsDoneToAllTargets() {
        Dataset weighted = DATA.sampleWeights("price", 1, 2, 3);
        for (Dataset part : List.of(weighted.rows(1, 3), weighted.shuffled(1).shuffled(2), weighted.take(1))) {
            for (int i = 0; i < part.size(); i++) {
                int kind = part.targets("kind").ints()[i];
                assertThat(part.targets("price").floats()[i]).isEqualTo(10f * (kind + 1));
                assertThat(part.input().floats()[2 * i]).isEqualTo(2f * kind + 1);
                assertThat(part.rows().outputs().get(0).weights()).isEmpty();
                assertThat(part.rows().outputs().get(1).weights().orElseThrow().floats()[i])
                        .isEqualTo(kind + 1);
            }
        }
    }

    @Test
    void joinsByName() {
        Dataset joined = Dataset.concat(DATA, DATA.sampleWeights("kind", 2, 2, 2));
        assertThat(joined.targets("kind").ints()).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(joined.rows().outputs().get(0).weights().orElseThrow().floats())
                .containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(joined.rows().outputs().get(1).weights()).isEmpty();
        Dataset inOrder = Dataset.of(List.of(X), List.of(KINDS, PRICES));
        assertThatThrownBy(() -> Dataset.concat(DATA, inOrder))
                .hasMessage("concat: the datasets name their inputs [facts] and [].\n"
                        + "Maybe give both by name, or both in the network's order.");
    }

    @Test
    void positionsHaveWeights() {
        Dataset weighted = DATA.sampleWeights("price", new float[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(weighted.rows().outputs().get(1).weights().orElseThrow().shape())
                .isEqualTo(Shape.of(3, 2));
        assertThatThrownBy(() -> DATA.sampleWeights(new float[][] {{1}}))
                .hasMessage("the dataset has 3 rows, but 1 sample weights.");
    }
}
