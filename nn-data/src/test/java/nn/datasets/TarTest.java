package nn.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarTest {
    @TempDir
    Path directory;

    private final Map<String, String> found = new TreeMap<>();

    @Test
    void givesFilesWithTheirNames() throws IOException {
        String longer = "x".repeat(1000);
        read(new TarBytes()
                .entry("a/", '5', 0)
                .file("a/b.txt", "hello")
                .file("./c.txt", longer)
                .file("empty", "")
                .gzipped());

        assertThat(found).containsExactlyInAnyOrderEntriesOf(Map.of("a/b.txt", "hello", "c.txt", longer, "empty", ""));
    }

    @Test
    void passesOverWhatIsNotRead() throws IOException {
        Path archive =
                write(new TarBytes().file("a", "hello").file("b", "world").gzipped());
        Tar.read(archive, "it", 1000, (name, in) -> found.put(name, String.valueOf((char) in.read())));

        assertThat(found).isEqualTo(Map.of("a", "h", "b", "w"));
    }

    @Test
    void neverFollowsALink() throws IOException {
        read(new TarBytes()
                .entry("link", '2', 0)
                .entry("hard", '1', 0)
                .file("a", "hello")
                .gzipped());

        assertThat(found).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/evil", "..", "C:evil", "..\\evil"})
    void refusesNamesThatLeadOutOfItsFolder(String name) throws IOException {
        assertRefused(
                new TarBytes().file(name, "evil").gzipped(),
                "it: the names in an archive must stay below its folder, but one is " + name + ".\n"
                        + "Maybe it was made to do harm: delete it.");
    }

    @Test
    void refusesABombBeforeItUnpacksIt() throws IOException {
        assertRefused(
                new TarBytes().entry("bomb", '0', 1_000_001).gzipped(),
                "it: the archive unpacks to more bytes than all that the set can have.\n"
                        + "Maybe it is another one under this name: delete it and fetch it again.");
    }

    @Test
    void countsAllFilesTogether() throws IOException {
        TarBytes many = new TarBytes();
        for (int i = 0; i < 11; i++) {
            many.file("part" + i, new byte[100_000]);
        }
        assertRefused(
                many.gzipped(),
                "it: the archive unpacks to more bytes than all that the set can have.\n"
                        + "Maybe it is another one under this name: delete it and fetch it again.");
    }

    @Test
    void refusesASizeThatIsNoNumber() throws IOException {
        assertThatThrownBy(() -> read(new TarBytes().entry("a", '0', -1).gzipped()))
                .isInstanceOf(NnException.class);
    }

    @Test
    void refusesAnArchiveThatEndsEarly() throws IOException {
        byte[] raw = new TarBytes().file("a", "hello").raw();
        for (int length : new int[] {0, 100, 512, 515, 1024}) {
            assertRefused(
                    TarBytes.gzipped(Arrays.copyOf(raw, length)),
                    "it: the archive must be whole, but ends early.\n"
                            + "Maybe a download went wrong: delete the file and fetch it again.");
        }
    }

    @Test
    void refusesADamagedHeader() throws IOException {
        byte[] raw = new TarBytes().file("a", "hello").raw();
        raw[0]++;

        assertRefused(
                TarBytes.gzipped(raw, new byte[1024]),
                "it: the headers of a tar archive must have their checksum, but one has not.\n"
                        + "Maybe a download went wrong: delete the file and fetch it again.");
    }

    @Test
    void refusesWhatIsNotPackedByGzip() throws IOException {
        assertRefused(
                "<html>".getBytes(UTF_8),
                "it: the archive must be packed soundly by gzip, but: Not in GZIP format.\n"
                        + "Maybe a download went wrong: delete the file and fetch it again.");
    }

    private Path write(byte... archive) throws IOException {
        return Files.write(directory.resolve("archive.tar.gz"), archive);
    }

    private void read(byte... archive) throws IOException {
        Tar.read(write(archive), "it", 1_000_000, (name, in) -> found.put(name, new String(in.readAllBytes(), UTF_8)));
    }

    private void assertRefused(byte[] archive, String message) {
        assertThatThrownBy(() -> read(archive)).isInstanceOf(NnException.class).hasMessage(message);
    }
}
