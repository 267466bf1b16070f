package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContestTest {
    @Test
    void isNotWholeWithoutNnItself() throws InterruptedException {
        Contest contest = new Contest(List.of(absent("JAX"), absent("nn, threads: 1")), 1);

        assertThat(contest.whole()).isFalse();
        assertThat(contest.missing()).containsEntry(absent("nn, threads: 1"), "it is away");
    }

    private static Program absent(String name) {
        return new Program(name, List.of(), List.of(), Map.of(), Optional.of("it is away"));
    }
}
