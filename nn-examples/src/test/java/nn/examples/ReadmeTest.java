package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.mnist.OpticalDigits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Path README = MODULE.resolve("../README.md");
    private static final Path SOURCE = MODULE.resolve("src/main/java/nn/examples/Quickstart.java");

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty("nn.mnist.dir");
    }

    @Test
    void showsTheCodeOfTheExample() throws IOException {
        String source = Files.readString(SOURCE);
        String marked = source.substring(source.indexOf("// README\n") + 10, source.indexOf("// README ends"));

        assertThat(blocks().get(0)).isEqualTo(marked.stripIndent().strip());
    }

    @Test
    void showsTheImportsOfTheExample() throws IOException {
        String imports = Files.readString(SOURCE)
                .lines()
                .filter(line -> line.startsWith("import "))
                .filter(line -> !line.contains("picocli") && !line.contains("Arrays"))
                .collect(Collectors.joining("\n"));

        assertThat(blocks().get(1).replace("\n\n", "\n")).isEqualTo(imports);
    }

    @Test
    void showsCodeThatRuns(@TempDir Path place) throws IOException {
        Files.deleteIfExists(Path.of("digits.onnx"));
        writeAsMnist(place);
        System.setProperty("nn.mnist.dir", place.toString());

        Console console = Console.run("quickstart");

        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        assertThat(console.out())
                .contains("Epoch 200/200")
                .containsPattern("\nloss 0\\.\\d{4} - accuracy 0\\.\\d{4}\n");
        assertThat(Path.of("digits.onnx")).isNotEmptyFile();
    }

    private static List<String> blocks() throws IOException {
        String readme = Files.readString(README);
        return Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void writeAsMnist(Path place) throws IOException {
        OpticalDigits digits = OpticalDigits.load().scaled();
        write(place, "train", digits.train());
        write(place, "t10k", digits.test());
    }

    private static void write(Path place, String part, Dataset data) throws IOException {
        int rows = data.size();
        writeIdx(place.resolve(part + "-images-idx3-ubyte"), data.input(), rows, 28, 28);
        writeIdx(place.resolve(part + "-labels-idx1-ubyte"), data.targets(), rows);
    }

    private static void writeIdx(Path file, Tensor numbers, int... sizes) throws IOException {
        int[] values = numbers.ints();
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        bytes.putInt(0x0800 + sizes.length);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int value : values) {
            bytes.put((byte) value);
        }
        Files.write(file, bytes.array());
    }
}
