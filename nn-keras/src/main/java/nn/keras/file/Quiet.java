package nn.keras.file;

import org.jspecify.annotations.Nullable;

/** Keeps SLF4J, by which the HDF5 library logs, from printing that nobody listens. */
final class Quiet {
    private static final String VERBOSITY = "slf4j.internal.verbosity";
    private static final String LOGGING = "io.jhdf.HdfFile";

    private Quiet() {}

    /** Lets the library look for a logger once; a user's own setting stays, and is what it was afterwards. */
    static synchronized void once() {
        @Nullable String before = System.getProperty(VERBOSITY);
        if (before != null) {
            return;
        }
        System.setProperty(VERBOSITY, "ERROR");
        try {
            Class.forName(LOGGING, true, Quiet.class.getClassLoader());
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        } finally {
            System.clearProperty(VERBOSITY);
        }
    }
}
