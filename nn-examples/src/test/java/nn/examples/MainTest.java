package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void listsEveryExampleInOneLine() {
        Console console = Console.run();

        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out().lines()).contains("Examples:");
        assertThat(console.out().lines().filter(line -> line.startsWith("  ") && !line.contains("--")))
                .hasSize(23)
                .allMatch(line -> line.matches("  [a-z-]+ +[A-Z].+\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "keras", "next-steps", "cnn", "residual", "autoencoder"})
    void explainsItsOptionsWithin80Columns(String example) {
        Console console = Console.run(example, "--help");

        assertThat(console.code()).isZero();
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(console.out()).contains("--epochs", "--batch", "--seed", "--data", "--engine", "--device");
    }

    @Test
    void suggestsTheNearestExample() {
        Console console = Console.run("mnis");

        assertThat(console.code()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).isEqualTo("Unmatched argument at index 0: 'mnis'\nDid you mean: ./nn mnist?\n");
    }

    @Test
    void suggestsTheNearestOption() {
        Console console = Console.run("mnist", "--epoch", "3");

        assertThat(console.code()).isEqualTo(2);
        assertThat(console.err()).isEqualTo("Unknown options: '--epoch', '3'\nPossible solutions: --epochs\n");
    }

    @Test
    void refusesAnEpochThatIsNoNumber() {
        Console console = Console.run("mnist", "--epochs", "many");

        assertThat(console.code()).isEqualTo(2);
        assertThat(console.err()).isEqualTo("""
                        Invalid value for option '--epochs': 'many' is not an int
                        Maybe ./nn mnist --help helps.
                        """);
    }

    @Test
    void refusesANegativeEpoch() {
        Console console = Console.run("mnist", "--data", "builtin", "--epochs", "-1");

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).isEqualTo("epochs must be at least 0, but was -1.\n");
    }

    @Test
    void namesADirectoryThatIsNotThere(@TempDir Path place) {
        Path missing = place.resolve("digits");

        Console console = Console.run("mnist", "--data", missing.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .startsWith(missing + ": the directory of the digits must exist, but does not.\nMaybe ")
                .doesNotContain("\tat ");
    }

    @Test
    void namesAnEngineThatIsNotThere() {
        Console console = Console.run("mnist", "--data", "builtin", "--engine", "theano");

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).isEqualTo("""
                        there is no engine "theano".
                        Maybe add the dependency io.github.nn-java:nn-theano, or use one of [dl4j, onnx].
                        """);
    }

    @Test
    void namesADeviceThatIsNotThere() {
        Console console = Console.run("mnist", "--data", "builtin", "--device", "abacus");

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).startsWith("there is no device \"abacus\".");
    }
}
