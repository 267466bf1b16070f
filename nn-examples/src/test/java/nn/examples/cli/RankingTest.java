package nn.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void givesOneWhereEveryPositiveScoresHigher() {
        assertThat(Ranking.auc(new double[] {3, 4}, new double[] {2, 1})).isEqualTo(1);
    }

    @Test
    void givesZeroWhereEveryPositiveScoresLower() {
        assertThat(Ranking.auc(new double[] {1}, new double[] {2, 3})).isZero();
    }

    @Test
    void countsTiesHalf() {
        assertThat(Ranking.auc(new double[] {2, 2}, new double[] {2, 1, 3, 2})).isEqualTo(0.5);
    }

    @Test
    void countsPairs() {
        assertThat(Ranking.auc(new double[] {1, 4}, new double[] {3, 2, 0})).isEqualTo(4 / 6.0);
    }
}
