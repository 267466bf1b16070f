package nn.examples.cli;

import java.nio.file.Path;
import java.util.Optional;
import nn.data.NnException;
import nn.mnist.Digits;
import nn.mnist.DownloadException;
import nn.mnist.Mnist;
import nn.mnist.OpticalDigits;
import picocli.CommandLine.Option;

/** Chooses the digits, and says which they are. */
public final class DataOption {
    private static final Path BUILT_IN = Path.of("builtin");

    @Option(
            names = "--data",
            paramLabel = "DIR|builtin",
            description = "MNIST's four files, or the digits built in. By default MNIST, downloaded once.")
    private Optional<Path> place = Optional.empty();

    /** Loads the digits; without network, those built in. */
    public Digits load() {
        Digits digits = place.map(DataOption::from).orElseGet(DataOption::mnist);
        System.out.println("Data: " + digits.source());
        if (digits instanceof OpticalDigits) {
            System.out.println("They are few; --batch 8 lets a network take more steps.");
        }
        return digits;
    }

    private static Digits from(Path place) {
        return place.equals(BUILT_IN) ? builtIn() : Mnist.load(place);
    }

    private static Digits mnist() {
        try {
            return Mnist.load();
        } catch (NnException e) {
            if (e.getCause() instanceof DownloadException) {
                System.out.println("MNIST could not be downloaded, so the built-in digits take its place.");
                return builtIn();
            }
            throw e;
        }
    }

    private static Digits builtIn() {
        return OpticalDigits.load().scaled();
    }
}
