package nn.train;

import static nn.Losses.huber;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.mae;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nn.data.NnException;
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
    void aLossAndMetricsWithoutANameForgetThoseWithOne() {
        Fit named = CHOSEN.loss("kind", huber(2)).metrics("kind", mae());
        assertThat(named.compilation().loss("kind")).contains(huber(2));
        assertThat(named.compilation().loss("price")).contains(meanSquaredError());
        assertThat(named.loss(meanSquaredError()).metrics(mae()).compilation()).isEqualTo(CHOSEN.compilation());
    }

    @Test
    void weightsOfLossesStayWhereOnlyTheLossIsChosenAnew() {
        Fit weighted = Fit.DEFAULT.lossWeights(Map.of("kind", 0.5)).loss("kind", huber(2));
        assertThat(weighted.compilation())
                .isEqualTo(Fit.DEFAULT.loss("kind", huber(2), 0.5).compilation());
        assertThatThrownBy(() -> Fit.DEFAULT.loss("kind", huber(2), Double.NaN))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("lossWeights: the weight");
    }

    @Test
    void outputsAreShownAsTheWordsThatChoseThem() {
        assertThat(Fit.DEFAULT
                        .loss("kind", huber(2))
                        .loss("price", meanSquaredError(), 0.2)
                        .metrics("price", mae())
                        .lossWeights(Map.of("size", 2.0))
                        .classWeights("kind", Map.of(1, 3.0)))
                .hasToString("""
                        fit.optimizer(rmsprop(0.001)).loss("kind", huber(2))
                            .loss("price", meanSquaredError(), 0.2).metrics("price", mae())
                            .lossWeights(Map.of("size", 2)).classWeights("kind", {1=3.0})\
                        """);
    }

    @Test
    void isShownAsTheWordsThatChoseIt() {
        assertThat(CHOSEN.epochs(3).compilation())
                .hasToString("fit.loss(meanSquaredError()).optimizer(sgd(0.5)).metrics(mae()).seed(7)\n"
                        + "    .engine(\"dl4j\").device(\"cpu\")");
    }
}
