package nn.train;

import static nn.spi.MatmulPrecision.FLOAT32;
import static nn.spi.MatmulPrecision.TF32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.data.NnException;
import nn.data.State;
import nn.spi.Device;
import nn.spi.Engine;
import nn.spi.EnginePredictor;
import nn.spi.MatmulPrecision;
import nn.spi.Network;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    /** Could round products, and notes with which precision predictors are made. */
    private static class Rounding extends TinyEngine {
        private final MatmulPrecision allowed;
        private final List<MatmulPrecision> predictors;

        Rounding(MatmulPrecision allowed, List<MatmulPrecision> predictors) {
            this.allowed = allowed;
            this.predictors = predictors;
        }

        @Override
        public Engine precision(MatmulPrecision other) {
            return new Rounding(other, predictors);
        }

        @Override
        public MatmulPrecision precision(Device device) {
            return allowed;
        }

        @Override
        public EnginePredictor predictor(Network network, State state, Device device) {
            predictors.add(allowed);
            return super.predictor(network, state, device);
        }
    }

    @Test
    void theHistorySaysWhereItHolds() {
        Rounding engine = new Rounding(FLOAT32, new ArrayList<>());
        assertThat(engineOf(fit -> fit.engine(engine).precision("tf32"))).isEqualTo("tiny on cpu, tf32 allowed");
        assertThat(engineOf(fit -> fit.engine(engine))).isEqualTo("tiny on cpu");
        assertThat(engineOf(fit -> fit.engine(engine).precision("tf32").precision("float32")))
                .isEqualTo("tiny on cpu");
    }

    @Test
    void itIsAPermissionThatAnEngineNeedNotUse() {
        assertThat(engineOf(fit -> fit.engine(new TinyEngine()).precision("tf32")))
                .isEqualTo("tiny on cpu");
    }

    private static String engineOf(UnaryOperator<Fit> settings) {
        return TinyData.train(TinyData.rows(4), settings).history().engine();
    }

    @Test
    void theModelsPredictorsUseItAndItsNextTrainingKeepsIt() {
        List<MatmulPrecision> predictors = new ArrayList<>();
        Model model = TinyData.train(
                TinyData.rows(4),
                fit -> fit.engine(new Rounding(FLOAT32, predictors)).precision("tf32"));
        model.predictor().close();
        assertThat(predictors).isNotEmpty().containsOnly(TF32);
        assertThat(model.compilation().precision()).isEqualTo(TF32);
        assertThat(model.fit(TinyData.rows(4), fit -> fit.verbose(0)).history().engine())
                .isEqualTo("tiny on cpu, tf32 allowed");
    }

    @Test
    void unknownWordsAreRefused() {
        for (String word : List.of("TF32", "bfloat16", "")) {
            assertThatThrownBy(() -> Fit.DEFAULT.precision(word))
                    .isInstanceOf(NnException.class)
                    .hasMessage("precision: must be one of [float32, tf32], but was \"" + word + "\".\n"
                            + "Maybe use \"tf32\", which is quicker on NVIDIA's GPUs from Ampere on.");
        }
    }

    @Test
    void itIsWrittenAsItWasChosen() {
        assertThat(Fit.DEFAULT.precision("tf32")).hasToString("fit.optimizer(rmsprop(0.001)).precision(\"tf32\")");
        assertThat(Fit.DEFAULT.precision("float32")).hasToString(Fit.DEFAULT.toString());
    }
}
