package nn.examples.cli;

/** Leaves an example whose training was stopped, so that nothing is made of what is half learned. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says where, such as {@code in round 3 of 60}. */
    public Stopped(String where) {
        super("Stopped " + where + ".");
    }
}
