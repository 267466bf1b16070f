package nn.onnx.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import nn.data.NnException;

/** Says why a file could not be written, without naming its draft. */
final class WriteProblem {
    private static final String ELSEWHERE = "write to another folder, or ask for the right to write to this one.";

    private WriteProblem() {}

    static NnException explain(Path called, Path folder, Exception failed) {
        String reason = Reason.of(failed);
        NnException told;
        if (failed instanceof AccessDeniedException && !Files.isWritable(folder)) {
            told = told(called, "the folder " + folder + " may not be written to", ELSEWHERE);
        } else if (failed instanceof NoSuchFileException) {
            told = told(called, "the folder " + folder + " takes no new files", ELSEWHERE);
        } else if (reason.contains("name too long")) {
            told = told(called, reason, "choose a shorter name.");
        } else {
            told = told(called, reason, "its folder is not yours, or its disk is full.");
        }
        return told.causedBy(failed);
    }

    private static NnException told(Path called, String why, String cure) {
        return NnException.of("%s could not be written: %s.", called, why).maybe("%s", cure);
    }
}
