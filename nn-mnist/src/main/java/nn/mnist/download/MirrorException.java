package nn.mnist.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** Says what is wrong with a mirror; what is wrong here, such as a full disk, is another {@link IOException}. */
final class MirrorException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean reached;

    private MirrorException(String reason, boolean reached) {
        super(reason);
        this.reason = reason;
        this.reached = reached;
    }

    static MirrorException of(String message) {
        return new MirrorException(message, true);
    }

    static MirrorException of(Throwable cause) {
        boolean reached = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
        String words = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        MirrorException wrong = new MirrorException(reached ? words : "no connection", reached);
        wrong.initCause(cause);
        return wrong;
    }

    /** What is wrong. */
    String reason() {
        return reason;
    }

    /** Whether there was an answer, so that to ask again may help. */
    boolean reached() {
        return reached;
    }
}
