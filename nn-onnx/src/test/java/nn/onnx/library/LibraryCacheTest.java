package nn.onnx.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
    private static final String FOLDER = "some/where/linux-x64";
    private static final byte[] CONTENT = new byte[300_000];

    @TempDir
    Path temporary;

    private LibraryCache cache;

    @BeforeEach
    void cache() {
        cache = new LibraryCache(temporary.resolve("cache"));
    }

    private PackedLibrary library(String jar, byte[] content) throws IOException {
        Path file = JarOfLibraries.write(temporary.resolve(jar), FOLDER, Map.of("libx.so", content));
        try (URLClassLoader loader = JarOfLibraries.loader(file)) {
            return new NativeJars(loader, FOLDER).first("libx.so").orElseThrow();
        }
    }

    private Path unpacked(PackedLibrary library) throws IOException {
        Path folder = cache.folder(List.of(library));
        cache.unpack(List.of(library), folder);
        return folder.resolve("libx.so");
    }

    @Test
    void aLibraryIsUnpackedOnce() throws IOException {
        PackedLibrary library = library("x-1.2.jar", CONTENT);
        Path file = unpacked(library);
        assertThat(file).hasBinaryContent(CONTENT).isExecutable();
        Files.delete(temporary.resolve("x-1.2.jar"));
        assertThat(unpacked(library)).isEqualTo(file).hasBinaryContent(CONTENT);
    }

    @Test
    void oneThatIsNotWholeIsUnpackedAnew() throws IOException {
        PackedLibrary library = library("x-1.2.jar", CONTENT);
        Path file = Files.write(unpacked(library), new byte[100]);
        assertThat(unpacked(library)).isEqualTo(file).hasBinaryContent(CONTENT);
    }

    @Test
    void aFolderIsNamedByJarAndContent() throws IOException {
        Path folder = cache.folder(List.of(library("x-1.2.jar", CONTENT)));
        assertThat(folder.getFileName().toString()).matches("x-1\\.2-[0-9a-f]{8}");
        byte[] other = CONTENT.clone();
        other[7] = 1;
        assertThat(cache.folder(List.of(library("x-1.2.jar", other)))).isNotEqualTo(folder);
    }

    @Test
    void whereThereIsNoRoomNothingIsWritten() throws IOException {
        PackedLibrary library = library("x-1.2.jar", CONTENT);
        PackedLibrary large =
                new PackedLibrary("libx.so", library.jar(), Long.MAX_VALUE / 2, library.mark(), library.place());
        assertThatThrownBy(() -> unpacked(large))
                .isInstanceOf(FileSystemException.class)
                .hasMessageMatching(".*x-1\\.2-[0-9a-f]{8}: 4611686018427 MB are needed, but \\d+ MB are free");
        assertThat(cache.folder(List.of(large))).isEmptyDirectory();
    }

    @Test
    void whereAFileStandsInTheWayTheSystemSaysSo() throws IOException {
        PackedLibrary library = library("x-1.2.jar", CONTENT);
        Files.writeString(cache.root(), "in the way");
        assertThatThrownBy(() -> unpacked(library)).isInstanceOf(FileSystemException.class);
    }

    @Test
    void severalAtOnceEndWithOneWholeFile() throws Exception {
        PackedLibrary library = library("x-1.2.jar", CONTENT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> files = Stream.generate(() -> threads.submit(() -> unpacked(library)))
                    .limit(8)
                    .toList();
            for (Future<Path> file : files) {
                assertThat(file.get()).hasBinaryContent(CONTENT);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(cache.folder(List.of(library))).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatKilledProcessesLeftIsDeletedAfterAnHour() throws IOException {
        PackedLibrary library = library("x-1.2.jar", CONTENT);
        Path folder = Files.createDirectories(cache.folder(List.of(library)));
        Path abandoned = Files.writeString(folder.resolve("libx.so-1.part"), "half");
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path growing = Files.writeString(folder.resolve("libx.so-2.part"), "half");
        unpacked(library);
        assertThat(abandoned).doesNotExist();
        assertThat(growing).exists();
    }

    @Test
    void onlyJarsOfCudaTellItsVersion() throws IOException {
        assertThat(library("org.bytedeco.cuda-12.6-9.5-1.5.11.jar", CONTENT).version())
                .isEqualTo(12_006);
        assertThat(library("app-1.0.jar", CONTENT).version()).isZero();
        assertThat(library("cuda-app-1.0.jar", CONTENT).version()).isZero();
    }

    @Test
    void ofTwoJarsTheNewerOneGives() throws IOException {
        Path older = JarOfLibraries.write(
                temporary.resolve("cuda-12.6-9.5-1.5.11-redist.jar"), FOLDER, Map.of("libx.so", new byte[1]));
        Path newer = JarOfLibraries.write(
                temporary.resolve("cuda-redist-12.10-9.10-1.5.12.jar"), FOLDER, Map.of("libx.so", new byte[2]));
        for (Path[] jars : new Path[][] {{older, newer}, {newer, older}}) {
            try (URLClassLoader loader = JarOfLibraries.loader(jars)) {
                NativeJars found = new NativeJars(loader, FOLDER);
                assertThat(found.newest("libx.so"))
                        .hasValueSatisfying(
                                library -> assertThat(library.version()).isEqualTo(12_010));
                assertThat(found.first("libx.so").orElseThrow().size()).isEqualTo(jars[0].equals(older) ? 1 : 2);
                assertThat(found.newest("liby.so")).isEmpty();
            }
        }
    }
}
