package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@Tag("slow")
@EnabledIfEnvironmentVariable(named = "NN_MNIST_DIR", matches = ".+", disabledReason = "needs MNIST's files")
class NextStepsTest {
    /** Measured with Keras 3 on the same network, data, epochs and batch size. */
    private static final double[] KERAS = {91.6, 92.3, 93.7, 94.7, 97.2};

    @Test
    void agreesWithKerasWithinOnePoint() {
        List<String> rows = Console.run("next-steps")
                .out()
                .lines()
                .filter(line -> line.contains("%"))
                .toList();

        assertThat(rows).hasSize(KERAS.length);
        for (int i = 0; i < KERAS.length; i++) {
            double accuracy =
                    Double.parseDouble(rows.get(i).substring(48).split("%")[0].strip());
            assertThat(accuracy).as(rows.get(i)).isCloseTo(KERAS[i], within(1.0));
        }
    }
}
