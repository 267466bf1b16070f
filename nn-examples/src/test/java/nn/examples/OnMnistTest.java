package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Holds the examples to what they promise on the whole of MNIST. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "NN_MNIST_DIR", matches = ".+", disabledReason = "needs MNIST's files")
class OnMnistTest {
    /** Measured with Keras 3 on the same networks, data, epochs and batch size. */
    private static final double[] KERAS_NEXT_STEPS = {91.6, 92.3, 93.7, 94.7, 97.2};

    @Test
    void reachesTheLecturesAccuracy() {
        assertThat(Console.run("mnist").testAccuracy()).isBetween(0.875, 0.895);
    }

    @Test
    void agreesWithKerasOnTheNextSteps() {
        List<String> rows = Console.run("next-steps")
                .out()
                .lines()
                .filter(line -> line.contains("%"))
                .toList();

        assertThat(rows).hasSize(KERAS_NEXT_STEPS.length);
        for (int i = 0; i < KERAS_NEXT_STEPS.length; i++) {
            String row = rows.get(i);
            double accuracy = Double.parseDouble(row.substring(48, row.indexOf('%')));
            assertThat(accuracy).as(row).isCloseTo(KERAS_NEXT_STEPS[i], within(1.0));
        }
    }

    @Test
    void passesItsMarkWithConvolutions() {
        assertThat(Console.run("cnn").testAccuracy()).isGreaterThan(0.985);
    }

    @Test
    void passesItsMarkWithResiduals() {
        assertThat(Console.run("residual").testAccuracy()).isGreaterThan(0.99);
    }
}
