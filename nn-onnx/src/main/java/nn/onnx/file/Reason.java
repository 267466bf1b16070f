package nn.onnx.file;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Tells why a file failed, without its path: that may be a draft's, which users never named. */
final class Reason {
    private Reason() {}

    static String of(Exception failed) {
        if (failed instanceof UncheckedIOException unchecked) {
            return of(Objects.requireNonNull(unchecked.getCause()));
        }
        if (failed instanceof FileSystemException system) {
            return Objects.requireNonNullElse(
                    system.getReason(), system.getClass().getSimpleName());
        }
        String message = String.valueOf(failed.getMessage());
        return failed instanceof FileNotFoundException // "PATH (REASON)", as streams write it
                ? message.replaceFirst("^.* \\((.*)\\)$", "$1")
                : message;
    }
}
