package nn.data;

/**
 * Draws random numbers as a pure function of a seed, a name and a count, so that nothing need be carried to resume.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, 2014), keyed by FNV-1a of the name. Every seed is legal, 0 too. The same on
 * every machine and JDK.
 */
public final class Randoms {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private long state;

    private Randoms(long state) {
        this.state = state;
    }

    /**
     * Opens the stream of a name.
     *
     * @param seed any number
     * @param name what the numbers are for, such as {@code dense/kernel}
     * @param count the epoch or step, 0 where there is none
     * @return a stream at its beginning
     */
    public static Randoms of(long seed, String name, long count) {
        Given.value("Randoms.of: the name", name);
        long key = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            key = (key ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new Randoms(mix(mix(mix(seed + GOLDEN) ^ key) + count * GOLDEN));
    }

    /**
     * Draws 64 bits.
     *
     * @return any long, all equally likely
     */
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /**
     * Draws from the uniform distribution.
     *
     * @return at least 0 and below 1, in steps of 2^-53
     */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * Draws an index.
     *
     * @param bound above 0
     * @return at least 0 and below the bound
     */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /**
     * Draws from the normal distribution with mean 0 and deviation 1 (Box and Muller, 1958).
     *
     * @return any finite number
     */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /**
     * Shuffles the numbers from 0 (Fisher and Yates).
     *
     * @param size how many
     * @return a permutation of 0 … size - 1
     */
    public int[] permutation(int size) {
        Given.nonNegative("a permutation: the size", size);
        int[] order = Memory.require("a permutation", (long) Integer.BYTES * size, () -> new int[size]);
        for (int i = 0; i < size; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
