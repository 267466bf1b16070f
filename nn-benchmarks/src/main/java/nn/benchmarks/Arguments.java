package nn.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nn.data.NnException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Refuses in words what a command cannot take.
 *
 * @param spec the command
 */
record Arguments(CommandSpec spec) {
    void atLeastOne(String option, int count) {
        if (count < 1) {
            throw refusal(option + " is at least 1, but was " + count + ".");
        }
    }

    /** Lays out the rows of MNIST, if they are there. */
    void digits(Folders folders, Optional<Path> data) throws IOException {
        Path mnist = data.orElseThrow(
                () -> refusal("the folder of MNIST is not known.\nMaybe add --data DIR, or set NN_MNIST_DIR."));
        try {
            folders.digits(mnist);
        } catch (NnException unreadable) {
            throw refusal(unreadable.getMessage());
        }
    }

    ParameterException refusal(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
