package nn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads what numpy wrote (golden/arrays.py). */
class NpyTest {
    @TempDir
    Path folder;

    static Path golden(String name) {
        try {
            return Path.of(NpyTest.class.getResource(name).toURI());
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "u1, UINT8",
        "i1, INT32",
        "le-i2, INT32",
        "be-i2, INT32",
        "le-u2, INT32",
        "le-i4, INT32",
        "be-i4, INT32",
        "le-u4, INT32",
        "be-u4, INT32",
        "le-i8, INT32",
        "be-i8, INT32",
        "le-u8, INT32",
        "be-u8, INT32",
        "le-f2, FLOAT32",
        "le-f4, FLOAT32",
        "be-f4, FLOAT32",
        "le-f8, FLOAT32"
    })
    void readsEachTypeOfNumber(String kind, DType type) {
        Tensor read = Npy.read(golden(kind + ".npy"));
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(read.floats()).containsExactly(0, 1, 2, 3, 100, 127);
        assertThat(Npy.open(golden(kind + ".npy")).tensor()).isEqualTo(read);
        assertThat(Npy.open(golden(kind + ".npy")).read(1, 2).floats()).containsExactly(3, 100, 127);
    }

    @Test
    void readsTruthValuesAndHalves() {
        assertThat(Npy.read(golden("bool.npy")).ints()).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(Npy.read(golden("halves.npy")).floats())
                .containsExactly(
                        0f,
                        -0f,
                        1f,
                        -2f,
                        65504f,
                        0x1p-24f,
                        0x1p-14f,
                        0.33325195f,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN);
    }

    @Test
    void readsAnyNumberOfAxesButNone() {
        Tensor cube = Npy.read(golden("cube.npy"));
        assertThat(cube.shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(cube.floats()[23]).isEqualTo(5.75f);
        assertThat(Npy.read(golden("line.npy"))).isEqualTo(Tensor.of(Shape.of(5), 0, 1, 2, 3, 4));
        assertThatThrownBy(() -> Npy.read(golden("scalar.npy")))
                .hasMessageEndingWith("scalar.npy: the array must have rows, but is a single number.");
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        assertThatThrownBy(() -> Npy.open(golden("fortran.npy")))
                .hasMessageEndingWith(
                        "fortran.npy: the rows must stand one after the other, but are in Fortran's order.\n"
                                + "Maybe read all of them, Npy.read(…), or write them in C's order:"
                                + " np.save(file, np.ascontiguousarray(x)).");
        assertThatThrownBy(() -> Npy.read(golden("text.npy")))
                .hasMessageContaining(
                        "the numbers must be of one of the types [b1, f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8]")
                .hasMessageEndingWith("Maybe write them as float32: np.save(file, x.astype('f4')).");
        assertThatThrownBy(() -> Npy.read(golden("large.npy")))
                .hasMessageEndingWith(
                        "large.npy: row 1: whole numbers must fit into int32, but one was 1099511627776.\n"
                                + "Maybe write the file with float64 or int32 numbers.");
        Path none = folder.resolve("none.npy");
        assertThatThrownBy(() -> Npy.read(none)).hasMessage(none + ": the file must exist, but does not.");
        Path words = Files.writeString(folder.resolve("words.npy"), "1,2,3\n");
        assertThatThrownBy(() -> Npy.read(words))
                .hasMessage(words + ": the file must begin as numpy's arrays do, but does not.\n"
                        + "Maybe write it with np.save(…).");
        byte[] whole = Files.readAllBytes(golden("le-f4.npy"));
        Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(() -> Npy.open(cut))
                .hasMessage(cut + ": the header announces 2 rows, but the file holds 1.\n"
                        + "Maybe the file was cut off, or added to.");
    }

    @Test
    void readsFortransOrderAsAWhole() {
        assertThat(Npy.read(golden("fortran.npy"))).isEqualTo(Npy.read(golden("le-f4.npy")));
        assertThat(Npy.read(golden("fortran-cube.npy"))).isEqualTo(Npy.read(golden("cube.npy")));
        Path large = golden("fortran-large.npy");
        assertThatThrownBy(() -> Npy.read(large))
                .hasMessage("in Fortran's order, whose rows are along the last axis: " + large
                        + ": row 1: whole numbers must fit into int32, but one was 1099511627776.\n"
                        + "Maybe write the file with float64 or int32 numbers.");
    }

    @ParameterizedTest
    @CsvSource({
        "large-u4, row 1: whole numbers must fit into int32, but one was 2147483648.",
        "large-u8, row 1: whole numbers must fit into int32, but one was 9223372036854775809.",
        "large-f8, 'row 2: numbers must fit into float32, but one was -1.0E300.'"
    })
    void refusesNumbersThatDoNotFit(String name, String message) {
        Path file = golden(name + ".npy");
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(file + ": " + message.replace("'", ""));
        assertThatThrownBy(() -> Npy.open(file).tensor()).hasMessageStartingWith(file + ": ");
        assertThat(Npy.open(file).read(0, 1).rows()).isEqualTo(1);
    }

    @Test
    void keepsWhatIsInfiniteInTheFile() {
        assertThat(Npy.read(golden("infinite-f8.npy")).floats())
                .containsExactly(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0);
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatItReads(DType type) {
        Tensor tensor = switch (type) {
            case UINT8 -> Tensor.of(Shape.of(2, 2), (byte) 1, (byte) 2, (byte) 255, (byte) 0);
            case INT32 -> Tensor.of(Shape.of(2, 2), 1, -2, 3, 1 << 30);
            case FLOAT32 -> Tensor.of(Shape.of(2, 2), 1f, -2.5f, 3e30f, 0);
        };
        Path file = folder.resolve("written.npy");
        Npy.write(file, tensor);
        assertThat(Npy.read(file)).isEqualTo(tensor);
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        Path file = folder.resolve("written.npy");
        Npy.write(file, Npy.read(golden("cube.npy")));
        assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(golden("cube.npy")));
        Npy.write(file, Npy.read(golden("line.npy")));
        assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(golden("line.npy")));
    }

    @Test
    void readsAndWritesInAThreadThatIsInterrupted() {
        Path file = folder.resolve("written.npy");
        Thread.currentThread().interrupt();
        Tensor read = Npy.read(golden("le-f4.npy"));
        Npy.write(file, read);
        Tensor again = Npy.open(file).tensor();
        Map<String, Tensor> both = Npz.read(golden("two.npz"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read.floats()).containsExactly(0, 1, 2, 3, 100, 127);
        assertThat(again).isEqualTo(read);
        assertThat(both.get("y").ints()).containsExactly(1, 0);
    }

    @Test
    void writesMoreThanIsCopiedAtOnce() {
        float[] numbers = new float[100_001];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        Path file = folder.resolve("long.npy");
        Npy.write(file, Tensor.of(numbers));
        assertThat(Npy.read(file).floats()).isEqualTo(numbers);
    }

    @Test
    void readsSeveralArraysFromOneFile() {
        Map<String, Tensor> both = Npz.read(golden("two.npz"));
        assertThat(both.keySet()).containsExactly("x", "y");
        assertThat(both.get("x").floats()).containsExactly(0, 1, 2, 3, 100, 127);
        assertThat(both.get("y").ints()).containsExactly(1, 0);
        assertThatThrownBy(() -> Npz.read(golden("line.npy"))).isInstanceOf(NnException.class);
    }

    @Test
    void readsThoseArraysOfAFileThatAreNamed() {
        Path file = golden("words.npz");
        Map<String, Tensor> both = Npz.read(file, "y", "x");
        assertThat(both.keySet()).containsExactly("x", "y");
        assertThat(both.get("x").floats()).containsExactly(0, 1, 2, 3, 100, 127);
        assertThat(both.get("y").ints()).containsExactly(1, 0);
        for (String[] names : new String[][] {{}, {"names", "x"}}) {
            assertThatThrownBy(() -> Npz.read(file, names))
                    .isInstanceOf(NnException.class)
                    .hasNoCause()
                    .hasMessageStartingWith(file + "!names.npy: the numbers must be of one of the types [")
                    .hasMessageEndingWith(
                            "\nMaybe name the arrays to read, without this one: Npz.read(file, \"x\", \"y\").");
        }
        assertThatThrownBy(() -> Npz.read(file, "x", "z"))
                .hasMessage(file + ": there is no array \"z\", but [x, names, y].");
    }
}
