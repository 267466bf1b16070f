package nn.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import nn.data.NnException;
import nn.data.Randoms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants faults in readers, each of which must be found. */
class FuzzTest {
    private static final byte[] SOUND = {7, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7};

    @TempDir
    Path folder;

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] strict(Path file) {
        byte[] bytes = bytes(file);
        if (!Arrays.equals(bytes, SOUND)) {
            throw NnException.of("%s: it must be sound, but is not.", file);
        }
        return bytes;
    }

    private Fuzz fuzz() {
        return Fuzz.in(folder).file("a.bin", SOUND);
    }

    @Test
    void takesAReaderThatRefusesByName() {
        assertThatCode(() -> fuzz().check(FuzzTest::strict)).doesNotThrowAnyException();
    }

    @Test
    void findsOtherExceptionsAndSaysHowToSeeThemAgain() {
        assertThatThrownBy(() -> fuzz().check(file -> bytes(file)[10]))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)a\\.bin, -Dnn\\.seed=\\d+ -Dnn\\.fuzz=1 shows it again: "
                        + "java\\.lang\\.ArrayIndexOutOfBoundsException.*")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void findsRefusalsThatDoNotNameTheFile() {
        assertThatThrownBy(() -> fuzz().check(file -> {
                    if (bytes(file).length < SOUND.length) {
                        throw NnException.of("it is too short.");
                    }
                    return file;
                }))
                .hasMessageEndingWith("a refusal without the file's name: it is too short.");
    }

    @Test
    void findsMemoryThatIsGivenOnAHeadersWord() {
        assertThatThrownBy(() -> fuzz().check(file -> new byte[(bytes(file)[0] & 0xff) << 20]))
                .hasMessageContaining("bytes allocated");
    }

    @Test
    void findsDirectMemoryToo() throws Throwable {
        assertThat(Aside.run(Duration.ofMinutes(1), () -> ByteBuffer.allocateDirect(1 << 25))
                        .bytes())
                .isBetween(1L << 25, 1L << 26);
    }

    @Test
    void findsReadersThatDoNotEnd() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> Aside.run(Duration.ofMillis(50), () -> {
                    never.await();
                    return never;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("it does not end within 50 ms");
    }

    @Test
    void findsReadersThatRefuseWhatIsSoundOrNothingAtAll() {
        assertThatThrownBy(() -> fuzz().check(file -> {
                    throw NnException.of("%s: no.", file);
                }))
                .hasMessageMatching("(?s)a\\.bin, undamaged: .*: no\\..*");
        assertThatThrownBy(() -> fuzz().check(file -> file)).hasMessageContaining("damaged files that are taken");
    }

    private static Set<String> damaged(Mutation mutation, String text) {
        Set<String> damaged = new HashSet<>();
        for (int i = 0; i < 4000; i++) {
            byte[] bytes = mutation.damaged(text.getBytes(StandardCharsets.UTF_8), Randoms.of(i, "damage", 0));
            damaged.add(bytes.length > 99 ? "long" : new String(bytes, StandardCharsets.UTF_8));
        }
        return damaged;
    }

    @Test
    void textsAreDamagedByTheirTokens() {
        assertThat(damaged(Mutation.tokens(), "{\"a\":1,\"b\":[2]}"))
                .contains(
                        "{\"a\":null,\"b\":[2]}",
                        "{\"a\":1}",
                        "{\"a\":1,\"a\":1,\"b\":[2]}",
                        "{\"a\":1,\"b\":[[2]]}",
                        "{\"a\":1,\"b\":2147483648}",
                        "{\"b\":1,\"b\":[2]}",
                        "long");
    }

    @Test
    void fieldsAreDamagedWithinLengthsThatFit() {
        byte[] inner = WireField.written(List.of(new WireField(0x08, (byte) 5), new WireField(0x12, SOUND)));
        byte[] outer = WireField.written(List.of(new WireField(0x0a, inner), new WireField(0x18, (byte) 1)));
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            byte[] damaged = Mutation.fields().damaged(outer, Randoms.of(i, "damage", 0));
            assertThat(damaged.length == 0 || !WireField.parse(damaged).isEmpty())
                    .as("seed %d", i)
                    .isTrue();
            lengths.add(damaged.length);
        }
        assertThat(lengths).hasSizeGreaterThan(10);
    }

    @Test
    void aHeadersLengthFitsAgain() {
        Mutation mutation = Mutation.prefixed(0, 4, (header, randoms) -> new byte[] {9, 9});
        assertThat(mutation.damaged(SOUND, Randoms.of(1, "damage", 0))).containsExactly(2, 0, 0, 0, 9, 9);
    }
}
