package nn.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import nn.data.Randoms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final Decimals PLAIN = NumberText.PLAIN.reading(true);
    private static final Decimals ANY = NumberText.PLAIN.reading(false);

    private static void assertAsJava(String text) {
        assertThat(ANY.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "00.50",
                "1",
                "+1",
                "1.",
                ".5",
                "1e5",
                "1E-5",
                "1.5e+3",
                " 1 ",
                "0.1",
                "123456.789",
                "9007199254740993",
                "9007199254740992.5",
                "9007199254740993.5",
                "1e22",
                "1e23",
                "8.5e-324",
                "4.9e-324",
                "1e308",
                "1e309",
                "1e-400",
                "1e99999999999",
                "123456789012345678901234567890",
                "0.000000000000000000001",
                "2.2250738585072011e-308",
                "1.7976931348623157e308",
                "0.1e-6",
                "18014398509481985",
                "9007199254740994e1",
                "4503599627370496.5",
                "4503599627370497.5",
                "0.30000000000000004",
                "6.02214076e23",
                "1e60",
                "1e-60"
            })
    void readsWhatJavaReads(String text) {
        assertAsJava(text);
    }

    @Test
    void roundsAsJavaDoes() {
        Randoms random = Randoms.of(17, "decimals", 0);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            double small = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            if (Double.isFinite(value)) {
                assertAsJava(Double.toString(value));
            }
            assertAsJava(Double.toString(small));
            assertAsJava(Float.toString((float) small));
            assertAsJava(Long.toString(random.nextLong() >> random.nextInt(60)) + "e" + (random.nextInt(140) - 70));
        }
    }

    /** The middle of two doubles, and what is just above and below it. */
    @Test
    void roundsTheMiddleOfTwoDoublesToEven() {
        Randoms random = Randoms.of(18, "middles", 0);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextLong() >>> 11) * Math.pow(2, random.nextInt(24) - 12);
            BigDecimal middle = new BigDecimal(value)
                    .add(new BigDecimal(Math.nextUp(value)))
                    .divide(BigDecimal.valueOf(2));
            assertAsJava(middle.toPlainString());
            assertAsJava(middle.add(middle.ulp()).toString());
            assertAsJava(middle.subtract(middle.ulp()).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1d", "1f", "0x10", "1_000", "1,5", "--1", "1 2",
                "NaN", "nan", "1e5.5", "١٢"
            })
    void refusesWhatIsNoDecimalNumber(String text) {
        assertThat(ANY.parse(text)).isNaN();
        assertThat(PLAIN.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "00", "007.5", "-01", "9007199254740993", "12345678901234567890"})
    void takesCodesForNumbersOnlyIfItIsSaid(String text) {
        assertThat(PLAIN.parse(text)).isNaN();
        assertAsJava(text);
    }

    @Test
    void knowsInfinityAndOtherPoints() {
        assertThat(PLAIN.parse("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(PLAIN.parse("inf")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(NumberText.PLAIN.decimal(',').reading(true).parse("-1,5e3")).isEqualTo(-1500);
        assertThat(NumberText.PLAIN.decimal(',').reading(true).parse("0,1234567890123456"))
                .isEqualTo(0.1234567890123456);
        assertThat(NumberText.PLAIN.decimal(',').reading(true).parse("1.5")).isNaN();
    }
}
