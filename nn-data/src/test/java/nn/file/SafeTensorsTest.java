package nn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads what Python's library wrote (golden/safe.py). */
class SafeTensorsTest {
    @TempDir
    Path folder;

    private static Path golden(String name) {
        return NpyTest.golden("safetensors/" + name + ".safetensors");
    }

    private Path file(String header, int bytes) throws IOException {
        return file(header.getBytes(StandardCharsets.UTF_8), bytes);
    }

    private Path file(byte[] header, int bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(8 + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("x.safetensors"),
                all.putLong(header.length).put(header).array());
    }

    private void assertRefused(String header, int bytes, String message) throws IOException {
        Path file = file(header, bytes);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(NnException.class)
                .hasMessage(message.replace("FILE", file.toString()));
    }

    @Test
    void readsEachTypeOfNumber() {
        SortedMap<String, Tensor> read = SafeTensors.read(golden("types"));
        for (String name : List.of("f16", "bf16", "f32", "f64")) {
            assertThat(read.get(name).type()).as(name).isEqualTo(DType.FLOAT32);
            assertThat(read.get(name).floats()).as(name).containsExactly(0, 1, 2, 3, 100, 127);
        }
        for (String name : List.of("i8", "i16", "u16", "i32", "u32", "i64", "u64")) {
            assertThat(read.get(name).type()).as(name).isEqualTo(DType.INT32);
            assertThat(read.get(name).ints()).as(name).containsExactly(0, 1, 2, 3, 100, 127);
        }
        assertThat(read.get("u8").type()).isEqualTo(DType.UINT8);
        assertThat(read.get("u8").shape()).isEqualTo(Shape.of(2, 3));
        assertThat(read.get("bool").ints()).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(read.get("scalar")).isEqualTo(Tensor.of(Shape.of(), 7f));
        assertThat(read.get("nothing").shape()).isEqualTo(Shape.of(2, 0, 3));
        Tensor cube = read.get("größe/\"1\" → x");
        assertThat(cube.shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(cube.floats()).startsWith(0, 0.25f, 0.5f).endsWith(5.75f);
        assertThat(read).hasSize(16);
        assertThat(SafeTensors.metadata(golden("types"))).isEqualTo(Map.of("format", "np", "made by", "größe \"x\""));
        assertThat(SafeTensors.read(golden("empty"))).isEmpty();
        assertThat(SafeTensors.metadata(golden("empty"))).isEmpty();
    }

    @Test
    void readsOddHalves() {
        SortedMap<String, Tensor> read = SafeTensors.read(golden("odd"));
        assertThat(read.get("f16").floats())
                .containsExactly(
                        1, 0.33325195f, -2, 65504, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0);
        assertThat(read.get("bf16").floats())
                .containsExactly(
                        1,
                        0.33398438f,
                        -2,
                        65536,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        Float.NaN,
                        9.984021e-31f);
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> SafeTensors.read(golden("large")))
                .hasMessage("tensor \"x\": %s: row 1: whole numbers must fit into int32, but one was 1099511627776.\n"
                                .formatted(golden("large"))
                        + "Maybe write the file with float64 or int32 numbers.");
        assertThatThrownBy(() -> SafeTensors.read(golden("large-f64")))
                .hasMessageStartingWith("tensor \"x\": %s: row 1: numbers must fit into float32, but one was 1.0E300."
                        .formatted(golden("large-f64")));
        assertThatThrownBy(() -> SafeTensors.read(golden("f8")))
                .hasMessage(
                        "%s: the header: the tensor \"x\" is of the type F8_E4M3, which cannot be read.\n"
                                        .formatted(golden("f8"))
                                + "Maybe write it as one of [BF16, BOOL, F16, F32, F64, I16, I32, I64, I8, U16, U32, U64, U8].");
    }

    @Test
    void whatIsWrittenIsReadToTheBit() throws IOException {
        Map<String, Tensor> tensors = Map.of(
                "dense/kernel", Tensor.of(Shape.of(2, 2), 1f, -0f, Float.NaN, Float.MIN_VALUE),
                "labels", Tensor.of(Shape.of(3), 1, -2, Integer.MAX_VALUE),
                "pixels", Tensor.of(Shape.of(1, 3), new byte[] {0, 1, -1}),
                "größe \"→\" \n", Tensor.of(Shape.of(), 3f),
                "nothing", Tensor.of(Shape.of(0, 2), new float[0]));
        Path file = folder.resolve("all.safetensors");
        SafeTensors.write(file, tensors, Map.of("format", "nn"));
        assertThat(SafeTensors.read(file)).isEqualTo(tensors);
        assertThat(SafeTensors.metadata(file)).isEqualTo(Map.of("format", "nn"));
        long header = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThat(header % 8).isZero();

        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        SafeTensors.write(link, Map.of());
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(SafeTensors.read(file)).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidSoAndLeavesNothing() throws IOException {
        Path there = folder.resolve("there");
        Files.createDirectories(there.resolve("full"));
        assertThatThrownBy(() -> SafeTensors.write(there, Map.of("x", Tensor.of(Shape.of(1), 1f))))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(there + ": the file must be writable, but: ");
        assertThatThrownBy(() -> SafeTensors.write(folder.resolve("no/x"), Map.of()))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("must be writable");
        assertThatThrownBy(() -> SafeTensors.write(there, Map.of("__metadata__", Tensor.of(Shape.of(1), 1f))))
                .hasMessage(there + ": no tensor can be called \"__metadata__\".\nMaybe give it another name.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(there);
        }
        assertThatThrownBy(() -> SafeTensors.read(folder.resolve("no")))
                .hasMessage(folder.resolve("no") + ": the file must exist, but does not.");
        assertThatThrownBy(() -> SafeTensors.read(there)).isInstanceOf(NnException.class);
    }

    @Test
    void whatLiesAboutItsTensorsIsRefused() throws IOException {
        assertRefused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                4,
                "FILE: the header: the tensor \"a\" [2] of F32 takes 8 bytes, but has those from 0 to 4.");
        assertRefused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                8,
                "FILE: the tensor \"a\" must begin at byte 0, after the one before it, but begins at 4.");
        assertRefused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[3,5]}}",
                5,
                "FILE: the tensor \"b\" must begin at byte 4, after the one before it, but begins at 3.");
        assertRefused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                3,
                "FILE: the tensors take 4 bytes, but the file has 3 for them.\nMaybe it was cut short, or added to.");
        assertRefused(
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}",
                1,
                "FILE: the tensors take 0 bytes, but the file has 1 for them.\nMaybe it was cut short, or added to.");
        assertRefused(
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}",
                0,
                "FILE: the header: \"a\" stands there twice.");
        assertRefused(
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[99999999999,0],\"data_offsets\":[0,0]}}",
                0,
                "FILE: the header: the tensor \"a\" may have 2^31 - 1 numbers at most, but its shape is [99999999999, 0].");
        assertRefused(
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,0]}}",
                0,
                "FILE: the header: the tensor \"a\" may have 2^31 - 1 numbers at most, but its shape is [65536, 65536,"
                        + " 65536, 65536].");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':{'dtype':'U8','shape':[-1],'data_offsets':[0,0]}}|whole numbers from 0 on were expected at $.a.shape[0]",
                "{'a':{'dtype':'U8','shape':[1.0],'data_offsets':[0,1]}}|whole numbers from 0 on were expected",
                "{'a':{'dtype':'U8','shape':['1'],'data_offsets':[0,1]}}|whole numbers from 0 on were expected",
                "{'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0,0]}}|must have a dtype, a shape and two data_offsets",
                "{'a':{'dtype':'U8','shape':[0]}}|must have a dtype, a shape and two data_offsets",
                "{'a':{'dtype':'U8','dtype':'U8','shape':[0],'data_offsets':[0,0]}}|\"dtype\" of the tensor \"a\" stands there twice",
                "\ufeff{}|must be JSON that lists tensors",
                "{'\\ud800':{'dtype':'U8','shape':[0],'data_offsets':[0,0]}}|holds half a character",
                "{'__metadata__':{'a':'\\udc00'}}|holds half a character",
                "{'a':{'dtype':1,'shape':[0],'data_offsets':[0,0]}}|a text was expected at $.a.dtype",
                "{'__metadata__':{'a':'b','a':'c'}}|its metadata \"a\" stand there twice",
                "{'__metadata__':{'a':1}}|a text was expected",
                "{'__metadata__':{},'__metadata__':{}}|\"__metadata__\" stands there twice",
                "{'a':{'dtype':'U8','shape':[[0]],'data_offsets':[0,0]}}|whole numbers",
                "{'a':[]}|must be JSON that lists tensors",
                "[]|must be JSON that lists tensors",
                "{} {}|must be JSON that lists tensors",
                "{'a'|must be JSON that lists tensors",
                "nulls|must be JSON that lists tensors"
            })
    void aHeaderThatIsNoneIsRefused(String header, String message) throws IOException {
        Path file = file(header.replace('\'', '"'), 0);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(file + ": the header")
                .hasMessageContaining(message);
    }

    /** As Python's library, version 0.8, does. */
    @Test
    void whatOtherProgramsSayBesideIsPassedOver() throws IOException {
        Path file = file(
                "{\"__metadata__\":null,\"a\":{\"dtype\":\"U8\",\"x\":{\"y\":[1]},\"shape\":[2],\"data_offsets\":[0,2]}}",
                2);
        assertThat(SafeTensors.read(file).keySet()).containsExactly("a");
        assertThat(SafeTensors.metadata(file)).isEmpty();
    }

    @Test
    void aLengthThatIsNoneIsRefused() throws IOException {
        for (long length : new long[] {-1, 0, 1, 3, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] bytes = ByteBuffer.allocate(10)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .put((byte) '{')
                    .put((byte) '}')
                    .array();
            Path file = Files.write(folder.resolve("length"), bytes);
            assertThatThrownBy(() -> SafeTensors.read(file))
                    .hasMessage(file + ": the file must begin with the length of its header, but gives " + length
                            + ".\nMaybe it is no .safetensors file, or was cut short.");
        }
        Path empty = Files.write(folder.resolve("empty"), new byte[7]);
        assertThatThrownBy(() -> SafeTensors.metadata(empty)).hasMessageContaining("but ends before.");
    }

    @Test
    void aHeaderMustBeUtf8AndLongNamesAreShortened() throws IOException {
        Path odd = file(new byte[] {'{', '"', (byte) 0xc3, '"', '}'}, 0);
        assertThatThrownBy(() -> SafeTensors.read(odd)).hasMessage(odd + ": the header must be UTF-8, but is not.");
        Path longer =
                file("{\"" + "x".repeat(1_000_000) + "\":{\"dtype\":\"F4\",\"shape\":[],\"data_offsets\":[0,0]}}", 0);
        assertThatThrownBy(() -> SafeTensors.read(longer))
                .isInstanceOf(NnException.class)
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1000));
    }
}
