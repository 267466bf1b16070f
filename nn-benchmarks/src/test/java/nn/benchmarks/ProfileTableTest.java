package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileTableTest {
    @Test
    void listsBothSidesEachByWhatTakesMost() {
        List<OpTime> ours = List.of(new OpTime("Mul", 4, 1), new OpTime("Gemm", 2, 3));
        List<OpTime> theirs = List.of(new OpTime("addmm", 3, 2.5));

        assertThat(ProfileTable.of(ours, "PyTorch", theirs)).isEqualTo("""
                        | nn | calls | ms | share | PyTorch | calls | ms | share |
                        | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |
                        | Gemm | 2 | 3.00 | 75 % | addmm | 3 | 2.50 | 100 % |
                        | Mul | 4 | 1.00 | 25 % |  |  |  |  |
                        """);
    }

    @Test
    void addsUpWhatTakesLeast() {
        List<OpTime> all = IntStream.rangeClosed(1, 13)
                .mapToObj(i -> new OpTime("op" + i, 2, i))
                .toList();

        assertThat(OpTime.top(all, 10)).hasSize(11).last().isEqualTo(new OpTime("3 others", 6, 6));
    }

    @Test
    void readsThePeersLines() {
        assertThat(TorchProfile.ops(List.of("unit 5.3", "op mm 5.0 1.75", "version PyTorch 2")))
                .containsExactly(new OpTime("mm", 5, 1.75));
    }
}
