package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SortedMap;
import nn.data.State;
import nn.data.Tensor;

/** Compares numbers; what it reports names the weight, both values and the tolerance. */
final class Compare {
    private Compare() {}

    static void bits(String what, State expected, State got) {
        assertThat(got.step()).as("%s: the step", what).isEqualTo(expected.step());
        assertThat(got.optimization()).as("%s: the optimization", what).isEqualTo(expected.optimization());
        bits(what + ": weight", expected.weights(), got.weights());
        bits(what + ": slot", expected.slots(), got.slots());
    }

    static void bits(String what, SortedMap<String, Tensor> expected, SortedMap<String, Tensor> got) {
        assertThat(got.keySet()).as("%s: the names", what).isEqualTo(expected.keySet());
        expected.forEach((name, tensor) -> bits(what + " " + name, tensor, got.get(name)));
    }

    static void bits(String what, Tensor expected, Tensor got) {
        assertThat(got.shape()).as("%s: the shape", what).isEqualTo(expected.shape());
        float[] one = expected.floats();
        float[] other = got.floats();
        for (int i = 0; i < one.length; i++) {
            if (Float.floatToRawIntBits(one[i]) != Float.floatToRawIntBits(other[i])) {
                throw new AssertionError(text("%s[%d]: expected the bits of %s, got %s", what, i, one[i], other[i]));
            }
        }
    }

    static void near(String what, float[] expected, float[] got, double tolerance) {
        double[] exact = new double[expected.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = expected[i];
        }
        near(what, exact, got, tolerance);
    }

    static void near(String what, double[] expected, float[] got, double tolerance) {
        assertThat(got).as("%s: the numbers", what).hasSameSizeAs(expected);
        for (int i = 0; i < got.length; i++) {
            near(what + "[" + i + "]", expected[i], got[i], tolerance);
        }
    }

    static void near(String what, double expected, double got, double tolerance) {
        if (!(Math.abs(expected - got) <= tolerance)) {
            throw new AssertionError(text("%s: expected %s, got %s, tolerance %s", what, expected, got, tolerance));
        }
    }

    /** Tells whether two tensors differ in any bit. */
    static boolean differs(Tensor one, Tensor other) {
        return !one.equals(other);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
