package nn.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import nn.data.NnException;

/**
 * Reads a file and uses what it read.
 *
 * @param read may refuse, naming the file
 * @param use may refuse
 */
record Reader<T>(Function<Path, T> read, Consumer<? super T> use) {
    /** Takes a file that must be taken. */
    boolean takes(Path file) {
        use.accept(read.apply(file));
        return true;
    }

    /** Returns whether a file was taken, not refused. */
    boolean takesOrRefuses(Path file) {
        T value;
        try {
            value = read.apply(file);
        } catch (NnException refused) {
            requireNamed(file, refused);
            return false;
        }
        try {
            use.accept(value);
            return true;
        } catch (NnException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
    }

    private static void requireNamed(Path file, NnException refused) {
        if (!refused.getMessage().contains(file.getFileName().toString())) {
            throw new AssertionError("a refusal without the file's name: " + refused.getMessage(), refused);
        }
    }
}
