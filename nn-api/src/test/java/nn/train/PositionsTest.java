package nn.train;

import static nn.Metrics.mae;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Metric;
import nn.spi.Outcome;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final Tensor PREDICTIONS = Tensor.of(Shape.of(2, 3, 2), 0.5f, 4, 0.25f, -2, 0, 0, 1, -2, 0, 0, 0, 0);
    private static final Tensor TARGETS = Tensor.of(Shape.of(2, 3, 2), 0, 1, 1, 1, 5, 5, 1, 0, 7, 7, 9, 9);
    private static final Tensor MASK = Tensor.of(new float[][] {{1, 1, 0}, {1, 0, 0}});

    private static double evaluated(Optional<Tensor> mask, Optional<Tensor> weights) {
        Metric.Accumulator all = mae().start(Shape.of(3, 2));
        Positions.of(new Outcome(new float[0], Optional.of(PREDICTIONS), mask), TARGETS, weights)
                .addTo(all);
        return all.value();
    }

    @Test
    void whatIsMaskedOutIsNotEvaluated() {
        assertThat(evaluated(Optional.of(MASK), Optional.empty())).isCloseTo((1.75 + 1.875 + 1) / 3, within(1e-7));
        assertThat(evaluated(Optional.empty(), Optional.empty()))
                .isCloseTo((1.75 + 1.875 + 5 + 1 + 7 + 9) / 6, within(1e-7));
    }

    @Test
    void positionsCountAsTheirWeightsSay() {
        Tensor each = Tensor.of(new float[][] {{0.5f, 1, 3}, {2, 4, 5}});
        assertThat(evaluated(Optional.empty(), Optional.of(each))).isCloseTo(92.75 / 15.5, within(1e-7));
        assertThat(evaluated(Optional.of(MASK), Optional.of(each)))
                .isCloseTo((0.5 * 1.75 + 1.875 + 2) / 3.5, within(1e-7));
    }

    @Test
    void aRowsWeightIsThatOfItsPositions() {
        Tensor rows = Tensor.of(Shape.of(2), 1f, 4f);
        assertThat(evaluated(Optional.of(MASK), Optional.of(rows))).isCloseTo((1.75 + 1.875 + 4) / 6, within(1e-7));
    }
}
