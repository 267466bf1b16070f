package nn;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Sequential LECTURE =
            Sequential.of(dense(30).sigmoid(), dense(10).sigmoid());

    @Test
    void printsTheLecturesNetAsKerasDoes() {
        assertThat(LECTURE.input(784).summary()).isEqualTo(String.join("\n", Golden.lines("summary.txt")) + "\n");
    }

    @Test
    void printsTheSameInAnyLanguage() {
        String summary = LECTURE.input(784).summary();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(LECTURE.input(784).summary()).isEqualTo(summary);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void countsStatisticsAndFrozenLayersAsNotTrainable() {
        Sequential network = Sequential.of(conv2D(4, 3), batchNormalization(), flatten(), dense(2))
                .input(1, 5, 5);
        assertThat(network.summary())
                .contains("(None, 4, 3, 3)")
                .contains(" Total params: 130 (520.00 B)\n")
                .contains(" Trainable params: 122 (488.00 B)\n")
                .contains(" Non-trainable params: 8 (32.00 B)\n");
        assertThat(network.freeze("conv2d").summary()).contains(" Non-trainable params: 48 (192.00 B)\n");
    }

    @Test
    void wantsTheInput() {
        assertThatThrownBy(LECTURE::summary)
                .hasMessage("the shape of an input row is not known yet.\nMaybe add .input(784) first.");
    }
}
