package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Shape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RealFashionMnistTest {
    private static FashionMnist clothes;

    @BeforeAll
    static void load() {
        assumeTrue(
                System.getenv("NN_DATA_DIR") != null,
                "needs Fashion-MNIST: set NN_DATA_DIR to a directory with a folder fashion-mnist with its four files");
        clothes = FashionMnist.load();
    }

    @Test
    void holdsAsManyOfEachClass() {
        assertThat(clothes.train().input().shape()).isEqualTo(Shape.of(60_000, 784));
        assertThat(counts(clothes.train())).containsOnly(6000);
        assertThat(counts(clothes.test())).containsOnly(1000);
    }

    @Test
    void beginsAsTheOriginal() {
        assertThat(clothes.train().targets().rows(0, 10).ints()).containsExactly(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        assertThat(clothes.test().targets().rows(0, 10).ints()).containsExactly(9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
    }

    private static int[] counts(Dataset clothes) {
        int[] labels = clothes.targets().ints();
        return IntStream.range(0, 10)
                .map(each -> (int)
                        IntStream.of(labels).filter(label -> label == each).count())
                .toArray();
    }
}
