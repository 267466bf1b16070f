package nn.schedule;

import static nn.Schedules.cosineDecay;
import static nn.Schedules.cosineDecayRestarts;
import static nn.Schedules.exponentialDecay;
import static nn.Schedules.inverseTimeDecay;
import static nn.Schedules.piecewiseConstantDecay;
import static nn.Schedules.polynomialDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nn.Golden;
import nn.optimizer.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KerasSchedulesTest {
    private static final Map<String, Schedule> SCHEDULES = Map.ofEntries(
            Map.entry("exponential rate=0.1 steps=4 decay=0.5", exponentialDecay(0.1, 4, 0.5)),
            Map.entry(
                    "exponential rate=0.1 steps=4 decay=0.5 staircase",
                    exponentialDecay(0.1, 4, 0.5).staircase()),
            Map.entry(
                    "piecewise boundaries=3,7 rates=0.1,0.05,0.01",
                    piecewiseConstantDecay(new long[] {3, 7}, 0.1, 0.05, 0.01)),
            Map.entry(
                    "polynomial rate=0.1 steps=8 end=0.02",
                    polynomialDecay(0.1, 8).endLearningRate(0.02)),
            Map.entry(
                    "polynomial rate=0.1 steps=8 end=0.02 power=2",
                    polynomialDecay(0.1, 8).endLearningRate(0.02).power(2)),
            Map.entry(
                    "polynomial rate=0.1 steps=4 end=0.02 power=0.5 cycle",
                    polynomialDecay(0.1, 4).endLearningRate(0.02).power(0.5).cycle()),
            Map.entry("inverseTime rate=0.1 steps=4 decay=0.5", inverseTimeDecay(0.1, 4, 0.5)),
            Map.entry(
                    "inverseTime rate=0.1 steps=4 decay=0.5 staircase",
                    inverseTimeDecay(0.1, 4, 0.5).staircase()),
            Map.entry("cosine rate=0.1 steps=8", cosineDecay(0.1, 8)),
            Map.entry("cosine rate=0.1 steps=8 alpha=0.2", cosineDecay(0.1, 8).alpha(0.2)),
            Map.entry(
                    "cosine rate=0.01 steps=8 alpha=0.2 warmupTarget=0.1 warmupSteps=4",
                    cosineDecay(0.01, 8).alpha(0.2).warmup(0.1, 4)),
            Map.entry("cosineRestarts rate=0.1 steps=3", cosineDecayRestarts(0.1, 3)),
            Map.entry(
                    "cosineRestarts rate=0.1 steps=3 tMul=1.5 mMul=0.5 alpha=0.1",
                    cosineDecayRestarts(0.1, 3).tMul(1.5).mMul(0.5).alpha(0.1)));

    static List<String> rows() {
        return Golden.lines("schedules.txt");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesWhatKerasGives(String row) {
        String[] rates = row.substring(row.indexOf(": ") + 2).split(" ", -1);
        Schedule schedule = SCHEDULES.get(row.substring(0, row.indexOf(": ")));
        for (int step = 0; step < rates.length; step++) {
            assertThat(schedule.rate(step))
                    .as("step %d", step)
                    .isCloseTo(Double.parseDouble(rates[step]), within(1e-15));
        }
    }

    @Test
    void startsEqualPeriodsAgainAndAgain() {
        CosineDecayRestarts equal = cosineDecayRestarts(0.1, 50).tMul(1).mMul(0.5);
        assertThat(equal.rate(50)).isEqualTo(0.05);
        assertThat(equal.rate(125)).isCloseTo(0.0125, within(1e-15));
    }

    @Test
    void refusesNumbersThatMakeNoSchedule() {
        assertThatThrownBy(() -> exponentialDecay(-1, 100, 0.96))
                .hasMessage(
                        "exponentialDecay: initialLearningRate must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> cosineDecay(0.1, 0))
                .hasMessage("cosineDecay: decaySteps must be at least 1, but was 0.");
        assertThatThrownBy(() -> cosineDecayRestarts(0.1, 50).tMul(0.5))
                .hasMessage("cosineDecayRestarts: tMul must be a finite number of at least 1, but was 0.5.");
        assertThatThrownBy(() -> piecewiseConstantDecay(new long[] {10, 5}, 1, 2, 3))
                .hasMessage("piecewiseConstantDecay: the boundaries must rise, but were [10, 5].");
        assertThatThrownBy(() -> piecewiseConstantDecay(new long[] {10}, 1))
                .hasMessage("piecewiseConstantDecay: there must be one rate more than boundaries, and a boundary, but"
                        + " were [1.0] and [10].");
    }
}
