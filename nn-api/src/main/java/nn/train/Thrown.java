package nn.train;

/** Throws on what others threw. */
final class Thrown {
    private Thrown() {}

    /** Throws the same object, also where it is checked, which Kotlin and Lombok let out of any method. */
    static RuntimeException asItWas(Throwable thrown) {
        throw Thrown.<RuntimeException>any(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException any(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
