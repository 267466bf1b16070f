package nn.train;

import static nn.Losses.meanSquaredError;
import static nn.Metrics.mae;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilationTest {
    private static final Fit CHOSEN = Fit.DEFAULT
            .loss(meanSquaredError())
            .optimizer(sgd(0.5))
            .metrics(mae())
            .seed(7)
            .engine("dl4j")
            .device("cpu");

    @Test
    void outlivesWhatHoldsForOneTrainingOnly() {
        Fit next = Fit.of(CHOSEN.epochs(9).batchSize(3).compilation());
        assertThat(next.epochs()).isEqualTo(1);
        assertThat(next.batchSize()).isEqualTo(32);
        assertThat(next.compilation()).isEqualTo(CHOSEN.compilation());
        assertThat(CHOSEN.namesOptimizer()).isTrue();
        assertThat(next.namesOptimizer()).isFalse();
    }

    @Test
    void theLastEngineChosenCounts() {
        TinyEngine made = new TinyEngine();
        Compilation byHand = CHOSEN.engine(made).compilation();
        assertThat(byHand.engine()).containsSame(made);
        assertThat(byHand.engineName()).isEmpty();
        Compilation byName = CHOSEN.engine(made).engine("onnx").compilation();
        assertThat(byName.engine()).isEmpty();
        assertThat(byName.engineName()).isEqualTo("onnx");
    }

    @Test
    void isShownAsTheWordsThatChoseIt() {
        assertThat(CHOSEN.epochs(3).compilation())
                .hasToString("fit.loss(meanSquaredError()).optimizer(sgd(0.5)).metrics(mae()).seed(7)\n"
                        + "    .engine(\"dl4j\").device(\"cpu\")");
    }
}
