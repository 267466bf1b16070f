package nn.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final String DRAFT = "/models/.nn-1f-2e-3-4-5.draft";

    @Test
    void neverNamesTheFileItself() {
        assertThat(Reason.of(new FileNotFoundException(DRAFT + " (Too many open files)")))
                .isEqualTo("Too many open files");
        assertThat(Reason.of(new FileSystemException(DRAFT, null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(Reason.of(new AccessDeniedException(DRAFT))).isEqualTo("AccessDeniedException");
        assertThat(Reason.of(new UncheckedIOException(new AccessDeniedException(DRAFT))))
                .isEqualTo("AccessDeniedException");
        assertThat(Reason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }
}
