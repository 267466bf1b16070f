package nn.selection;

import java.util.OptionalLong;
import java.util.function.Function;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Words;

/** Draws a setting's value for each trial of a random search. */
public final class Distribution {
    private final String words;
    private final OptionalLong count;
    private final Function<Randoms, Object> draw;

    private Distribution(String words, OptionalLong count, Function<Randoms, Object> draw) {
        this.words = words;
        this.count = count;
        this.draw = draw;
    }

    /**
     * Draws numbers, all of a range equally likely.
     *
     * @param least the smallest
     * @param most above the smallest
     * @return the distribution
     * @throws NnException if the range is empty or not finite
     */
    public static Distribution uniform(double least, double most) {
        requireRange("uniform", least, most);
        return new Distribution(
                words("uniform", least, most),
                OptionalLong.empty(),
                randoms -> least + (most - least) * randoms.nextDouble());
    }

    /**
     * Draws numbers whose logarithms are equally likely, as is right for learning rates.
     *
     * @param least the smallest, above 0
     * @param most above the smallest
     * @return the distribution
     * @throws NnException if the range is empty or not finite, or does not begin above 0
     */
    public static Distribution logUniform(double least, double most) {
        requireRange("logUniform", least, most);
        if (least <= 0) {
            throw NnException.of("logUniform: the smallest must be above 0, but was %s.", least);
        }
        double ratio = StrictMath.log(most / least);
        return new Distribution(
                words("logUniform", least, most),
                OptionalLong.empty(),
                randoms -> least * StrictMath.exp(ratio * randoms.nextDouble()));
    }

    /**
     * Draws whole numbers, all of a range equally likely.
     *
     * @param least the smallest
     * @param most the greatest, which may be drawn, too
     * @return the distribution
     * @throws NnException if the range is empty
     */
    public static Distribution integers(int least, int most) {
        requireRange("integers", least, most);
        return new Distribution(words("integers", least, most), OptionalLong.of(1L + most - least), randoms ->
                (int) (least + (long) (randoms.nextDouble() * (1.0 + most - (double) least))));
    }

    /**
     * Draws in another way.
     *
     * @param draw makes a value of random numbers, the same of the same ones
     * @return the distribution
     */
    public static Distribution of(Function<Randoms, Object> draw) {
        return new Distribution(
                "Distribution.of(…)", OptionalLong.empty(), Given.value("Distribution.of: what draws", draw));
    }

    private static String words(String word, double least, double most) {
        return Words.of(word, least, most).toString();
    }

    private static void requireRange(String word, double least, double most) {
        if (!(least < most) || Double.isInfinite(most - least)) {
            throw NnException.of(
                    "%s: the greatest must be above the smallest, but they were %s and %s.", word, most, least);
        }
    }

    /** Counts the values that may be drawn, where that is known. */
    OptionalLong count() {
        return count;
    }

    Object draw(Randoms randoms) {
        return Given.value(words + ": what was drawn", draw.apply(randoms));
    }

    @Override
    public String toString() {
        return words;
    }
}
