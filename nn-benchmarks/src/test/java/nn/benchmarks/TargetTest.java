package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final List<Run> THEIRS = runs(2, 800);

    @Test
    void saysThatMustAndAimAreMet() {
        assertThat(Target.ratio(0.8, 0.6).verdict(runs(1, 200), THEIRS)).isEqualTo("≤ 0.80 met, and 0.60");
    }

    @Test
    void saysThatOnlyTheMustIsMet() {
        assertThat(Target.ratio(0.8, 0.6).verdict(runs(1.4, 200), THEIRS)).isEqualTo("≤ 0.80 met, not 0.60");
    }

    @Test
    void saysByHowMuchItIsMissed() {
        assertThat(Target.ratio(0.8).verdict(runs(2, 200), THEIRS)).isEqualTo("≤ 0.80 missed by 25 %");
    }

    @Test
    void saysNothingOfAnAimWhereThereIsNone() {
        assertThat(Target.ratio(1).verdict(runs(2, 200), THEIRS)).isEqualTo("≤ 1.00 met");
    }

    @Test
    void holdsMemoryAndStartOfAProgramAlone() {
        List<Run> ours = runs(1, 704);

        assertThat(Target.megabytes(640, 640).verdict(ours, ours)).isEqualTo("≤ 640 MB missed by 10 %");
        assertThat(Target.firstEpoch(2, 1.2).verdict(ours, ours)).isEqualTo("≤ 2.0 s met, and 1.2 s");
    }

    private static List<Run> runs(double seconds, int megabytes) {
        return List.of(new Run(List.of(9.0, seconds), 1, 0.9, "some", 2, megabytes));
    }
}
