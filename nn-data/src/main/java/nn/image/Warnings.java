package nn.image;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/** Listens for what readers merely warn of: that the end is missing, and that they made one up. */
final class Warnings implements IIOReadWarningListener {
    private @Nullable String premature;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String lower = warning.toLowerCase(Locale.ROOT);
        if (lower.contains("premature") || lower.contains("truncated")) {
            premature = warning;
        }
    }

    void requireWhole() {
        if (premature != null) {
            throw NnException.of("the image is cut off: %s.", premature);
        }
    }
}
