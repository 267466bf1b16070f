package nn.mnist;

import java.io.IOException;

/** Says why no mirror gave a sound file: the cause of what {@link Mnist#load()} and its like throw without network. */
public final class DownloadException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the reasons.
     *
     * @param message why each mirror failed
     */
    public DownloadException(String message) {
        super(message);
    }
}
