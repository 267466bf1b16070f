package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomsTest {
    @Test
    void drawsTheSameBitsForever() {
        Randoms randoms = Randoms.of(0, "dense/kernel", 0);
        assertThat(new long[] {randoms.nextLong(), randoms.nextLong()})
                .containsExactly(-6815010851068221635L, -4464616815537928553L);
        assertThat(Randoms.of(0, "shuffle", 3).permutation(8)).containsExactly(3, 7, 1, 6, 0, 5, 4, 2);
        assertThat(Randoms.of(42, "dense/bias", 1).nextGaussian()).isEqualTo(1.4269786572344823);
    }

    @Test
    void dependsOnSeedNameAndCount() {
        long first = Randoms.of(1, "a", 0).nextLong();
        assertThat(Randoms.of(1, "a", 0).nextLong()).isEqualTo(first);
        assertThat(Randoms.of(2, "a", 0).nextLong()).isNotEqualTo(first);
        assertThat(Randoms.of(1, "b", 0).nextLong()).isNotEqualTo(first);
        assertThat(Randoms.of(1, "a", 1).nextLong()).isNotEqualTo(first);
    }

    @Test
    void drawsEvenlyFromZeroToOne() {
        Randoms randoms = Randoms.of(7, "uniform", 0);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = randoms.nextDouble();
            assertThat(value).isBetween(0.0, Math.nextDown(1.0));
            sum += value;
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(5 * Math.sqrt(1 / 12.0 / 100_000)));
    }

    @Test
    void drawsIndicesEvenly() {
        Randoms randoms = Randoms.of(7, "indices", 0);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[randoms.nextInt(10)]++;
        }
        assertThat(IntStream.of(counts)).allMatch(count -> Math.abs(count - 10_000) < 5 * Math.sqrt(9_000));
    }

    @Test
    void drawsNormallyWithMeanZeroAndDeviationOne() {
        Randoms randoms = Randoms.of(7, "normal", 0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = randoms.nextGaussian();
            sum += value;
            squares += value * value;
        }
        assertThat(sum / 100_000).isCloseTo(0, within(5 / Math.sqrt(100_000)));
        assertThat(squares / 100_000).isCloseTo(1, within(5 * Math.sqrt(2.0 / 100_000)));
    }

    @Test
    void permutesEveryPlaceEvenly() {
        int[] firsts = new int[5];
        for (int i = 0; i < 20_000; i++) {
            int[] order = Randoms.of(7, "order", i).permutation(5);
            assertThat(IntStream.of(order).sorted().toArray()).containsExactly(0, 1, 2, 3, 4);
            firsts[order[0]]++;
        }
        assertThat(IntStream.of(firsts)).allMatch(count -> Math.abs(count - 4000) < 5 * Math.sqrt(3200));
    }
}
