package nn.mnist.download;

/**
 * Says how a user names a directory.
 *
 * @param property the system property, which comes first
 * @param variable the environment variable
 * @param ofAll whether it holds a folder for each set, or one set alone
 */
public record Naming(String property, String variable, boolean ofAll) {
    /** The directory of all sets, each in its folder. */
    public static final Naming OF_ALL = new Naming("nn.data.dir", "NN_DATA_DIR", true);

    /**
     * Says both as a user writes them.
     *
     * @return such as {@code -Dnn.data.dir or NN_DATA_DIR}
     */
    public String option() {
        return "-D" + property + " or " + variable;
    }
}
