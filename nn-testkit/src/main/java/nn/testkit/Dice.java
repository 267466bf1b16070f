package nn.testkit;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nn.data.Randoms;

/** Draws choices from a stream of random numbers. */
record Dice(Randoms randoms) {
    static Dice of(long seed, String name) {
        return new Dice(Randoms.of(seed, name, 0));
    }

    /** Draws a whole number, both ends included. */
    int between(int least, int most) {
        return least + randoms.nextInt(most - least + 1);
    }

    /** Draws a number, rounded to two places, so that it reads well. */
    double number(double least, double most) {
        return Math.round(100 * (least + (most - least) * randoms.nextDouble())) / 100.0;
    }

    boolean chance(double share) {
        return randoms.nextDouble() < share;
    }

    /** Draws until something is good. */
    <T> T until(Supplier<T> draw, Predicate<T> good) {
        T drawn = draw.get();
        while (!good.test(drawn)) {
            drawn = draw.get();
        }
        return drawn;
    }

    /** Draws until something is good, but at most so many times, and returns the last. */
    <T> T until(int tries, Supplier<T> draw, Predicate<T> good) {
        T drawn = draw.get();
        for (int i = 1; i < tries && !good.test(drawn); i++) {
            drawn = draw.get();
        }
        return drawn;
    }

    <T> T one(List<T> of) {
        return of.get(randoms.nextInt(of.size()));
    }
}
