package nn.keras.kind;

/** Undoes what Keras's float32 makes of numbers that people wrote: 0.009999999776482582 is 0.01. */
public final class Exact {
    private Exact() {}

    /**
     * Shortens a number.
     *
     * @param read as it stands in the file
     * @return the shortest number of the same float32 where it was one, else itself
     */
    public static double number(double read) {
        boolean isFloat = (float) read == read;
        return isFloat ? Double.parseDouble(Float.toString((float) read)) : read;
    }
}
