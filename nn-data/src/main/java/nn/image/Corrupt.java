package nn.image;

import java.util.function.Consumer;

/**
 * What happens to files that cannot be read.
 *
 * @param skipped whether they are left out, rather than refused
 * @param told is told which they were
 */
record Corrupt(boolean skipped, Consumer<String> told) {
    /** Refuses the files, if any, or tells of them; one row at least must remain. */
    void require(Refused refused) {
        if (refused.reasons().isEmpty()) {
            return;
        }
        if (!skipped || refused.reasons().size() == refused.files()) {
            throw refused.exception();
        }
        told.accept(refused.leftOut());
    }
}
