package nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void aHistoryHasANumberForEachEpoch() {
        assertThatThrownBy(() -> new History(-1, Map.of(), "", ""))
                .hasMessage("a history: the epochs must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> new History(2, Map.of("loss", List.of(0.5)), "", ""))
                .hasMessage("a history: loss must have a number for each of 2 epochs, but has 1.");
    }

    @Test
    void scoresReadAsKerasPrintsThem() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.02456);
        values.put("accuracy", 0.885);
        values.put("tiny", 0.00012345);
        values.put("none", 0.0);
        assertThat(new Scores(values)).hasToString("loss 0.0246 - accuracy 0.8850 - tiny 1.2345e-04 - none 0.0000");
        assertThat(new Scores(values).accuracy()).isEqualTo(0.885);
    }

    @Test
    void scoresSayWhatTheyHave() {
        assertThatThrownBy(() -> new Scores(Map.of("loss", 1.0)).accuracy())
                .hasMessage("there is no \"accuracy\" among [loss].\nMaybe name it in metrics(…) when fitting.");
        assertThatThrownBy(() -> new Scores(Map.of("accuracy", 0.5)).get("acc"))
                .hasMessage("there is no \"acc\" among [accuracy].\nMaybe \"accuracy\" is meant.");
        assertThatThrownBy(() -> new History(0, Map.of("val_accuracy", List.of()), "", "").get("val_acc"))
                .hasMessage("the history has no \"val_acc\", but [val_accuracy].\nMaybe \"val_accuracy\" is meant.");
    }

    @Test
    void aHistoryGrowsEpochByEpoch() {
        History history = History.EMPTY
                .with(Map.of("loss", 3.0))
                .with(Map.of("loss", 2.0, "val_loss", 4.0))
                .with(Map.of("loss", 1.0));
        assertThat(history.epochs()).isEqualTo(3);
        assertThat(history.get("loss")).containsExactly(3.0, 2.0, 1.0);
        assertThat(history.get("val_loss")).isEqualTo(List.of(Double.NaN, 4.0, Double.NaN));
        assertThat(history.last("loss")).isEqualTo(1);
    }

    @Test
    void aHistorySaysWhatItHas() {
        assertThatThrownBy(() -> History.EMPTY.with(Map.of("loss", 3.0)).get("acc"))
                .hasMessage("the history has no \"acc\", but [loss].");
    }

    @Test
    void chunksFindTheirLength() {
        Pace pace = new Pace(0, 1 << 20);
        assertThat(pace.steps()).isEqualTo(8);
        pace.took(8, 1_000_000);
        assertThat(pace.steps()).isEqualTo(16);
        pace.took(16, 1_600_000_000);
        assertThat(pace.steps()).isEqualTo(1);
    }

    @Test
    void chunksHoldLittleMemoryHoweverLargeARow() {
        assertThat(new Pace(0, 5L << 30).steps()).isEqualTo(1);
        Pace pace = new Pace(0, 8 << 20);
        pace.took(2, 1);
        assertThat(pace.steps()).isEqualTo(2);
    }

    @Test
    void chunksKeepALengthThatIsGiven() {
        Pace pace = new Pace(3, 1);
        pace.took(3, 1);
        assertThat(pace.steps()).isEqualTo(3);
    }
}
