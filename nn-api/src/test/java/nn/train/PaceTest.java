package nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import nn.data.Randoms;
import org.junit.jupiter.api.Test;

/** Shows by invented times how long chunks become. */
class PaceTest {
    private static final double MILLI = 1e6;

    /** Takes chunks, one of which is always filled already while another is computed, and notes how long each was. */
    private static List<Integer> lengths(Pace pace, int chunks, IntToLongFunction nanos) {
        List<Integer> lengths = new ArrayList<>();
        int filled = pace.steps();
        for (int i = 0; i < chunks; i++) {
            int done = filled;
            filled = pace.steps();
            lengths.add(done);
            pace.took(done, (i == 0 ? 2_000_000_000 : 0) + nanos.applyAsLong(done));
        }
        return lengths;
    }

    private static IntToLongFunction costs(double fixedMillis, double stepMillis) {
        return steps -> (long) ((fixedMillis + steps * stepMillis) * MILLI);
    }

    private static IntToLongFunction noisy(IntToLongFunction nanos, double share) {
        Randoms random = Randoms.of(7, "noise", 0);
        return steps -> (long) (nanos.applyAsLong(steps) * (1 + share * Math.abs(random.nextGaussian())));
    }

    private static double average(List<Integer> lengths) {
        return lengths.stream().mapToInt(steps -> steps).average().orElseThrow();
    }

    @Test
    void whatARunCostsIsATenthOfLongerChunks() {
        for (double step : new double[] {5, 9}) {
            List<Integer> lengths = lengths(new Pace(0, 1024 * 784), 300, costs(100, step));
            double usual = average(lengths.subList(40, 300));
            assertThat(100 / (100 + usual * step)).isBetween(0.08, 0.12);
            assertThat(lengths).allMatch(steps -> 100 + steps * step < 1100);
        }
    }

    @Test
    void itIsFoundThoughTheFirstChunksAreOfOneStep() {
        List<Integer> lengths = lengths(new Pace(0, 1024 * 784), 60, costs(200, 6));
        assertThat(lengths.subList(2, 10)).contains(1);
        assertThat(lengths.get(59)).isGreaterThan(100);
    }

    @Test
    void whereARunCostsLittleChunksStayAsTheyWere() {
        List<Integer> lengths = lengths(new Pace(0, 1 << 10), 500, costs(2, 0.33));
        List<Integer> usual =
                lengths.stream().skip(20).filter(steps -> steps > 200).toList();
        assertThat(usual).hasSizeGreaterThan(440).allMatch(steps -> steps >= 290 && steps <= 310);
        assertThat(lengths).allMatch(steps -> steps <= 310);
    }

    @Test
    void noiseDoesNotMakeChunksLonger() {
        for (double share : new double[] {0.05, 0.2, 0.5}) {
            List<Integer> lengths = lengths(new Pace(0, 1 << 10), 2000, noisy(costs(0.2, 1), share));
            assertThat(lengths).allMatch(steps -> steps <= 200);
            assertThat(average(lengths)).isBetween(100 / (1 + share) - 10, 100.0);
        }
    }

    @Test
    void noiseDoesNotHideWhatARunCosts() {
        List<Integer> lengths = lengths(new Pace(0, 1024 * 784), 500, noisy(costs(100, 7), 0.1));
        assertThat(average(lengths.subList(40, 500))).isGreaterThan(70);
        assertThat(lengths).allMatch(steps -> steps < 400);
    }

    @Test
    void whatARunCostsNoMoreIsForgotten() {
        Pace pace = new Pace(0, 1024 * 784);
        assertThat(lengths(pace, 100, costs(100, 6)).get(99)).isGreaterThan(100);
        assertThat(lengths(pace, 300, costs(0.1, 6)).get(299)).isBetween(15, 17);
    }

    @Test
    void longerChunksHoldMoreButNotAnyAmount() {
        long bytes = Runtime.getRuntime().maxMemory() / 16 / 10;
        List<Integer> lengths = lengths(new Pace(0, Math.min(bytes, 8 << 20)), 100, costs(100, 1));
        assertThat(lengths.get(99)).isGreaterThan(2).isLessThanOrEqualTo(64);
        assertThat(lengths(new Pace(0, 16 << 20), 100, costs(100, 1))).containsOnly(1);
    }

    @Test
    void stepsOfASecondAreTakenOneByOne() {
        assertThat(lengths(new Pace(0, 1 << 10), 100, costs(1, 1000)).subList(2, 100))
                .containsOnly(1);
    }
}
