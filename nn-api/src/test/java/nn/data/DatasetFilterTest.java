package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetFilterTest {
    private static final List<String> NAMES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8");

    private final Dataset data = Dataset.of(new float[][] {{1, 10}, {2, 20}, {3, 30}}, new int[] {7, 8, 7})
            .sampleWeights(0.1f, 0.2f, 0.3f)
            .classes(NAMES);

    @Test
    void keepsTheRowsWhoseLabelPasses() {
        Dataset kept = data.filter(label -> label == 7);

        assertThat(kept.input()).isEqualTo(Tensor.of(Shape.of(2, 2), 1f, 10, 3, 30));
        assertThat(kept.targets().ints()).containsExactly(7, 7);
        assertThat(kept.sampleWeights().orElseThrow().floats()).containsExactly(0.1f, 0.3f);
        assertThat(kept.classes()).isEqualTo(NAMES);
    }

    @Test
    void refusesToKeepNothing() {
        assertThatThrownBy(() -> data.filter(label -> label > 8))
                .isInstanceOf(NnException.class)
                .hasMessage("filter: at least one of 3 rows must stay, but none did.");
    }

    @Test
    void refusesTargetsThatAreNoLabels() {
        Dataset values = Dataset.of(new float[][] {{1}, {2}}, new float[][] {{0.5f}, {1.5f}});

        assertThatThrownBy(() -> values.filter(label -> true))
                .isInstanceOf(NnException.class)
                .hasMessage("filter: the targets must be integer labels, but are float32 [2, 1].");
    }
}
