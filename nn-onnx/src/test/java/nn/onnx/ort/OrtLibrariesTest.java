package nn.onnx.ort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.onnx.ChildJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OrtLibrariesTest {
    @TempDir
    Path folder;

    private Path cache;
    private Path temporary;

    @BeforeEach
    void folders() throws IOException {
        cache = folder.resolve("cache");
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private String run(List<String> options, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Dnn.onnx.cache=" + cache,
                "-Djava.io.tmpdir=" + temporary));
        all.addAll(options);
        return ChildJvm.run(all, LibraryProbe.class, arguments);
    }

    /** A library loads once in a JVM, so the second class loader's is unpacked as ever. */
    @Test
    void itIsUnpackedOnceAndOnlyForTheFirstClassLoader() throws IOException {
        String said = run(List.of(), "2", "in turn");
        assertThat(said).doesNotContain("exit code").contains("2 numbers", "property: null");
        assertThat(said.lines().filter(line -> line.startsWith("file: " + cache + "/onnxruntime")))
                .isNotEmpty();
        assertThat(said.lines().filter(line -> line.startsWith("file: " + temporary)))
                .hasSize(1);
        Path library = library();
        Object first = Files.readAttributes(library, "unix:ino").get("ino");
        assertThat(run(List.of())).contains("file: " + library).doesNotContain(temporary.toString());
        assertThat(Files.readAttributes(library, "unix:ino").get("ino")).isEqualTo(first);

        String chosen = "-Donnxruntime.native.path=" + library.getParent();
        cache = folder.resolve("other");
        assertThat(run(List.of(chosen)))
                .contains("property: " + library.getParent())
                .contains("file: " + library);
        assertThat(cache).doesNotExist();
    }

    @Test
    void classLoadersThatLoadItAtTheSameTimeAllDo() throws IOException {
        run(List.of()); // unpacks it, so that the others meet
        String said = run(List.of(), "3", "together");
        assertThat(said.lines().filter("2 numbers"::equals)).as(said).hasSize(3);
        assertThat(said).doesNotContain("Exception");
    }

    @Test
    void whereThereCanBeNoCacheItIsUnpackedAsEver() throws IOException {
        Files.writeString(cache, "in the way");
        assertThat(run(List.of()))
                .contains("2 numbers", "property: null", "file: " + temporary)
                .doesNotContain("exit code");
    }

    @Test
    void aFileThatWasDamagedSinceIsToldWithTheFolderToDelete() throws IOException {
        run(List.of());
        try (RandomAccessFile file = new RandomAccessFile(library().toFile(), "rw")) {
            file.write(new byte[64]);
        }
        assertThat(run(List.of()))
                .contains("ONNX Runtime could not be loaded on " + Machine.here() + ": " + library())
                .contains("Maybe the library was damaged after it was unpacked: delete " + cache
                        + ", and it is unpacked anew.");
    }

    private Path library() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.endsWith("libonnxruntime.so"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
