package nn.testkit;

import nn.data.Randoms;

/** Draws what a layer draws, by formulas in long and double. */
record HandDrawn(long key) {
    private static final long GOLDEN = 0x9e3779b1L;
    private static final long MASK = 0xffffffffL;

    /** Gives the key of a layer in a step. */
    static HandDrawn of(long seed, String layer, long step) {
        return new HandDrawn(Randoms.of(seed, layer, step).nextLong() & MASK);
    }

    /** The bits of an element, whose number counts on from row to row. */
    long bits(long place) {
        return mixed(mixed(place * GOLDEN + key & MASK));
    }

    private static long mixed(long bits) {
        long folded = bits + (bits >>> 16) & MASK;
        return folded * (2 * folded + 1) & MASK;
    }

    double uniform(long place) {
        return (bits(place) >>> 8) * 0x1.0p-24;
    }

    double normal(long place) {
        return Math.sqrt(-2 * Math.log(radius(place))) * Math.cos(2 * Math.PI * angle(place));
    }

    /** The uniform number above 0 that a normal one's radius is made of. */
    double radius(long place) {
        return uniform(place) + 0x1.0p-24;
    }

    /** The uniform number that a normal one's angle is made of. */
    double angle(long place) {
        return (mixed(bits(place) + GOLDEN & MASK) >>> 8) * 0x1.0p-24;
    }

    /** Tells whether an element is among the share that is dropped. */
    boolean isDropped(long place, double rate) {
        return bits(place) < rate * 0x1.0p32;
    }

    /** Makes an element of what goes in, what is drawn in its step, and its number in the batch. */
    @FunctionalInterface
    interface Formula {
        double of(double x, HandDrawn drawn, int place);
    }

    /** Makes a channel of an image of what is drawn in its step, its row's number in the batch, and what it was. */
    @FunctionalInterface
    interface Change {
        double[] of(HandDrawn drawn, int row, double... pixels);
    }
}
