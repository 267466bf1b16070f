package nn.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nn.data.Given;
import nn.data.NnException;

/** Says to how many bits the factors of matrix products and convolutions may be rounded; sums are float32 in any case. */
public enum MatmulPrecision {
    /** Not at all: 24 bits count. */
    FLOAT32,
    /** NVIDIA's TF32: 10 bits of mantissa in place of 23, a relative error of up to 2⁻¹¹ = 0.0005 a factor. */
    TF32;

    /**
     * Finds one by its word.
     *
     * @param word such as {@code tf32}
     * @return the precision
     * @throws NnException if there is none
     */
    public static MatmulPrecision of(String word) {
        Given.value("precision", word);
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> NnException.of("precision: must be one of %s, but was \"%s\".", words(), word)
                        .maybe("use \"tf32\", which is quicker on NVIDIA's GPUs from Ampere on."));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(MatmulPrecision::word).toList();
    }

    /**
     * Returns the word that {@code fit.precision(…)} takes.
     *
     * @return such as {@code tf32}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
