package nn.mnist;

import java.io.IOException;

/** Says why no mirror gave a sound file: the cause of what {@link Mnist#load()} throws without network. */
public final class DownloadException extends IOException {
    private static final long serialVersionUID = 1L;

    DownloadException(String message) {
        super(message);
    }
}
