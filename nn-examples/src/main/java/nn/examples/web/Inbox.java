package nn.examples.web;

/** Takes what a page sends to one path. */
public interface Inbox {
    /** Tells how many bytes it takes at most. */
    long mostBytes();

    /**
     * Takes them.
     *
     * @param sent what came, which anybody on this machine may have made
     * @return what the page is told
     * @throws nn.data.NnException if it is not what belongs here; the page is told the message
     */
    String take(byte[] sent);
}
