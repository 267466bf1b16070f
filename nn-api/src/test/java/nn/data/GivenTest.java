package nn.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GivenTest {
    @Test
    void numbersWithinTheirRangePass() {
        assertThatCode(() -> {
                    Given.positive("count", 1);
                    Given.nonNegative("width", 0);
                    Given.fraction("rate", 0);
                    Given.finite("threshold", -1);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void otherNumbersAreRefusedWithPlaceValueAndRule() {
        assertRefused(() -> Given.positive("dense: units", 0), "dense: units must be at least 1, but was 0.");
        assertRefused(
                () -> Given.nonNegative("adam: epsilon", Double.POSITIVE_INFINITY),
                "adam: epsilon must be a finite number of at least 0, but was Infinity.");
        assertRefused(
                () -> Given.fraction("sgd: momentum", 1), "sgd: momentum must be at least 0 and below 1, but was 1.0.");
        assertRefused(
                () -> Given.finite("precision: the threshold", Double.NaN),
                "precision: the threshold must be finite, but was NaN.");
    }

    @Test
    void notANumberIsInNoRange() {
        assertRefused(
                () -> Given.nonNegative("width", Double.NaN),
                "width must be a finite number of at least 0, but was NaN.");
        assertRefused(() -> Given.fraction("rate", Double.NaN), "rate must be at least 0 and below 1, but was NaN.");
    }

    @Test
    void valuesThatAreNotThereAreRefusedByTheirNumber() {
        assertRefused(() -> Given.all("a chunk: input", (List<String>) null), "a chunk: inputs must not be null.");
        assertRefused(
                () -> Given.all("a chunk: input", Arrays.asList("x", null)), "a chunk: input 2 must not be null.");
        assertRefused(
                () -> Given.index("a chunk: the step", 2, 2),
                "a chunk: the step must be at least 0 and below 2, but was 2.");
        assertRefused(
                () -> Given.index("a chunk: the step", -1, 2),
                "a chunk: the step must be at least 0 and below 2, but was -1.");
        assertRefused(
                () -> Given.first("a chunk: output", List.of()),
                "a chunk: output: there must be at least one, but there is none.");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NnException.class).hasMessage(message);
    }
}
