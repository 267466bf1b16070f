package nn.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import nn.loss.Loss;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowLossesTest {
    private final Graph graph = Graph.named("loss");
    private final Value perRow = graph.input("per_row", ElementType.FLOAT32, new Dims());
    private final Value targets = graph.input("targets", ElementType.FLOAT32, new Dims(Dims.BATCH, 3, 4));
    private final Value output = graph.input("output", ElementType.FLOAT32, new Dims(Dims.BATCH, 3, 4));

    private static Arguments loss(Loss loss, double share) {
        return Arguments.of(loss, share);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                loss((y, p) -> Ops.mean(Ops.abs(Ops.sub(p, y)), -1), 1.0 / 12),
                loss((y, p) -> Ops.mean(Ops.abs(Ops.sub(p, y)), 1, 2), 1.0 / 12),
                loss((y, p) -> Ops.abs(Ops.sub(p, y)), 1.0 / 12),
                loss((y, p) -> Ops.sum(Ops.abs(Ops.sub(p, y)), -1), 1.0 / 3),
                loss((y, p) -> Ops.neg(Ops.sum(Ops.abs(Ops.sub(p, y)), 1, 2)), -1),
                loss((y, p) -> Ops.mul(Ops.sum(Ops.abs(Ops.sub(p, y)), 1, 2), 0.5), 0.5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatALossEndsWithIsPutOffUntilTheOneSum(Loss loss, double share) {
        RowLosses rows = RowLosses.of(loss, targets, output);
        assertThat(rows.terms().op("Abs")).isPresent();
        assertThat(rows.factor() / rows.divisor()).isEqualTo(share);
        graph.output("mean", rows.mean(Optional.empty(), perRow));
        assertThat(graph.ops()).extracting(op -> op.type().name()).containsOnlyOnce("ReduceSum");
    }

    @Test
    void aSumOverTheBatchIsNoLossOfRows() {
        assertThatThrownBy(() -> RowLosses.of((y, p) -> Ops.mean(Ops.sub(p, y)), targets, output))
                .hasMessageContaining("must give one number a row or a position")
                .hasMessageEndingWith("Maybe keep the first axis, as mean(…, -1) does.");
    }
}
