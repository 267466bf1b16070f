package nn;

import static nn.Layers.batchNormalization;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import nn.layer.Layer;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Sequential LECTURE =
            Sequential.of(dense(30).sigmoid(), dense(10).sigmoid());

    @Test
    void printsTheLecturesNetAsKerasDoes() {
        assertThat(LECTURE.input(784).summary()).isEqualTo(String.join("\n", Golden.lines("summary.txt")) + "\n");
    }

    @Test
    void printsGraphsAsKerasDoesButForTheOrderOfRows() {
        Symbol image = input("image", 1, 6, 6);
        Symbol facts = input("facts", 3);
        Symbol both = concatenate(image.then(conv2D(2, 3), flatten()), facts.then(dense(4)));
        assertRows(
                Functional.of(
                        List.of(image, facts),
                        List.of(both.then(dense(5).named("kind")), both.then(dense(1).named("price")))),
                "summary-graph0.txt");
        Symbol a = input("a", 3);
        Symbol b = input("b", 3);
        Layer tower = share("tower", dense(4), dense(2));
        assertRows(
                Functional.of(
                        List.of(a, b), subtract(a.then(tower), b.then(tower)).then(dense(2))),
                "summary-graph1.txt");
        assertRows(Functional.of(a, a.then(dense(4), dense(2))), "summary-graph2.txt");
    }

    @Test
    void cutsLongNamesAsKerasDoes() {
        Symbol words = input("the_words_of_the_story_so_far", 12, 3);
        Symbol facts = input("everything_that_is_known_about_it", 12);
        List<Symbol> states =
                words.then(lstm(7).returnSequences().returnState()).outputs();
        Symbol wide = facts.then(batchNormalization(), dense(3_000_000));
        Symbol both = concatenate(states.get(0).then(globalAveragePool1D()), states.get(2), wide);
        Functional network =
                Functional.of(List.of(words, facts), both.then(dense(1).named("how_much_the_story_is_worth")));
        assertRows(network, "summary-graph3.txt");
    }

    @Test
    void keepsWithinEightyColumnsWhateverItHolds() {
        String name = "a_name_that_is_longer_than_any_column_of_the_table_and_of_most_screens_too";
        Symbol x = input(name, 40_000);
        Symbol wide = x.then(dense(50_000).named(name + "_2"));
        for (Architecture network : List.of(
                Sequential.of(dense(50_000).named(name)).input(40_000),
                Functional.of(x, wide),
                Functional.of(x, concatenate(wide, x)))) {
            assertThat(network.summary().lines()).allMatch(line -> line.length() <= 80);
            assertThat(network.summary()).contains(" 2,000,050,000 ").contains(": 2,000,050,000 (7.45 GB)\n");
        }
    }

    private static void assertRows(Functional network, String file) {
        List<String> lines = Golden.lines(file);
        assertThat(rows(network.summary().lines().toList())).containsExactlyInAnyOrderElementsOf(rows(lines));
        assertThat(network.summary().lines().toList()).containsExactlyInAnyOrderElementsOf(lines);
    }

    /** Joins the lines of each row, which lie between two rules. */
    private static List<String> rows(List<String> lines) {
        return List.of(String.join("\n", lines).split("\n[├┡└].*\n"));
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
