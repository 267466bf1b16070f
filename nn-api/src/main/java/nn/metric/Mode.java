package nn.metric;

/** Says which way a value gets better, as Keras's {@code mode} does. */
public enum Mode {
    /** The value itself knows: losses fall, each metric has its own. */
    AUTO,
    /** Less is better. */
    MIN,
    /** More is better. */
    MAX
}
