package nn.reliability;

/**
 * Holds a promise and what tries to break it.
 *
 * @param name chooses it
 * @param text what the table calls it
 * @param times how often it is tried
 * @param few how often it is tried where that must take seconds
 * @param growth what it may grow by from a tenth of the tries to their end
 * @param proof tries it
 */
record Promise(String name, String text, int times, int few, Footprint growth, Proof proof) {
    /** Makes a promise whose tries leave nothing behind. */
    Promise(String name, String text, int times, int few, Proof proof) {
        this(name, text, times, few, Footprint.NOISE, proof);
    }

    int times(boolean quick) {
        return quick ? few : times;
    }
}
