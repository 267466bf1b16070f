package nn.onnx;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.mae;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Callbacks;
import nn.Losses;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SavingTest {
    private static final Model MODEL = Sequential.of(dense(2)).input(3).init(0);

    @TempDir
    Path folder;

    /** No test leaves the next one interrupted. */
    @AfterEach
    void goOn() {
        Thread.interrupted();
    }

    private static void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> Onnx.save(MODEL, path))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void keepsWhatWasChosenForOutputsByName() {
        Path file = folder.resolve("m.onnx");
        Dataset data = Dataset.of(new float[][] {{1, 2, 3}}, new float[][] {{1, 0}});
        Model model = Sequential.of(dense(2))
                .fit(
                        data,
                        fit -> fit.loss("dense", meanSquaredError(), 0.5)
                                .metrics("dense", mae())
                                .verbose(0));
        Onnx.save(model, file);
        assertThat(Onnx.load(file).compilation()).isEqualTo(model.compilation());
        assertThat(Onnx.load(file).evaluate(data)).isEqualTo(model.evaluate(data));
    }

    @Test
    void savesAndLoadsWhileItsThreadIsInterrupted() {
        Path file = folder.resolve("m.onnx");
        Thread.currentThread().interrupt();
        Onnx.save(MODEL, file, Export::withState);
        Model loaded = Onnx.load(file);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(loaded.weights()).isEqualTo(MODEL.weights());
    }

    @Test
    void pathsAndMetadataMayHoldAnyCharacter() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        Path file = Files.createDirectory(folder.resolve("\ud83d\ude00")).resolve("m\ud83e\udd16 ü.onnx");
        Onnx.save(MODEL, file, export -> export.metadata("\ud83e\udd16", "\ud83d\ude00"));
        assertThat(Onnx.load(file).weights()).isEqualTo(MODEL.weights());
        try (OnnxModel opened = Onnx.open(file)) {
            assertThat(opened.metadata()).containsEntry("\ud83e\udd16", "\ud83d\ude00");
            Tensor rows = Tensor.of(Shape.of(1, 3), 1, 2, 3);
            assertThat(opened.predict(Map.of("input", rows)).get("output").floats())
                    .containsExactly(MODEL.predict(1, 2, 3), within(1e-6f));
            assertThatThrownBy(() -> opened.predict((Map<String, Tensor>) null))
                    .isInstanceOf(NnException.class)
                    .hasMessage("predict: the inputs must not be null.");
            assertThatThrownBy(() -> opened.predict(Collections.singletonMap("input", null)))
                    .isInstanceOf(NnException.class)
                    .hasMessage("predict: the input \"input\" must not be null.");
        }
    }

    @Test
    void aCheckpointOfAnInterruptedThreadIsSaved() {
        Path file = folder.resolve("m.onnx");
        Dataset data = Dataset.of(Tensor.zeros(Shape.of(4, 3)), Tensor.zeros(Shape.of(4, 2)));
        Sequential layers = (Sequential) MODEL.architecture();
        Model trained = layers.fit(
                data,
                fit -> fit.loss(Losses.meanSquaredError())
                        .epochs(3)
                        .callbacks(
                                Callbacks.onBatchesEnd(
                                        training -> Thread.currentThread().interrupt()),
                                Callbacks.checkpoint(file))
                        .verbose(0));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(trained.history().stopped()).isEqualTo("interrupted");
        assertThat(Onnx.load(file).state()).isEqualTo(trained.state());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewFileGetsTheModeOfAnyNewFile() throws IOException {
        Path file = folder.resolve("m.onnx");
        Onnx.save(MODEL, file);
        Path other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReplacedFileKeepsItsMode() throws IOException {
        Path file = Files.createFile(folder.resolve("m.onnx"));
        for (String mode : new String[] {"rw-rw-r--", "rw-------", "r--r-----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            Onnx.save(MODEL, file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(mode);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseReadsAPrivateFileWhileItIsReplaced() throws IOException {
        Path file = Files.createFile(folder.resolve("m.onnx"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Onnx.save(MODEL, file, export -> export, draft -> modes.add(mode(draft)));
        assertThat(modes).containsExactly("rw-------");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    private final List<String> modes = new ArrayList<>();

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatMayNotBeListedIsWrittenToAllTheSame() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-wx------"));
        try {
            Onnx.save(MODEL, closed.resolve("m.onnx"));
            assertThat(Onnx.load(closed.resolve("m.onnx")).weights()).isEqualTo(MODEL.weights());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatMayNotBeWrittenToIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(closed), "root may write anywhere");
        Path file = closed.resolve("m.onnx");
        assertRefused(
                file,
                file + " could not be written: the folder " + closed + " may not be written to.\n"
                        + "Maybe write to another folder, or ask for the right to write to this one.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFilesIsNamed() {
        assertRefused(
                Path.of("/proc/m.onnx"),
                "/proc/m.onnx could not be written: the folder /proc takes no new files.\n"
                        + "Maybe write to another folder, or ask for the right to write to this one.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsTooLongIsToldOf() {
        Path file = folder.resolve("m".repeat(256));
        assertRefused(file, file + " could not be written: File name too long.\nMaybe choose a shorter name.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSymbolicLinkStaysOne() throws IOException {
        Path far = Files.createDirectory(folder.resolve("far")).resolve("m.onnx");
        Path link = Files.createSymbolicLink(folder.resolve("latest.onnx"), Path.of("far/m.onnx"));
        for (int round = 0; round < 2; round++) {
            Onnx.save(MODEL, link);
            assertThat(link).isSymbolicLink();
            assertThat(far).isRegularFile();
            assertThat(Onnx.load(link).weights()).isEqualTo(MODEL.weights());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksThatLeadToThemselvesAreRefused() throws IOException {
        Path link = folder.resolve("a");
        Files.createSymbolicLink(link, Path.of("a"));
        assertRefused(link, link + " is a symbolic link that leads to no end.");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("none").resolve("m.onnx");
        assertRefused(
                file,
                file + " cannot be written: the folder " + folder.resolve("none") + " does not exist.\n"
                        + "Maybe create it first: Files.createDirectories(path).");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("m.onnx");
        assertRefused(file, file + " cannot be written: " + folder.resolve("file") + " is a file, no folder.");
    }

    @Test
    void aFolderInPlaceOfTheFileIsNamed() {
        assertRefused(
                folder,
                folder + " is a folder, so no file can be written there.\nMaybe name a file in it: "
                        + folder.resolve("model.onnx") + ".");
        Path root = FileSystems.getDefault().getRootDirectories().iterator().next();
        assertRefused(
                root,
                root + " is a folder, so no file can be written there.\nMaybe name a file in it: "
                        + root.resolve("model.onnx") + ".");
    }

    @Test
    void anEmptyPathIsRefused() {
        assertRefused(Path.of(""), "the path \"\" names no file.\nMaybe name one, such as model.onnx.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFileIsNotReplaced() {
        assertRefused(Path.of("/dev/null"), "/dev/null is no regular file, so none can take its place.");
    }

    @Test
    void aFileIsSavedIntoTheCurrentFolderByItsBareName() throws IOException {
        Path bare = Path.of("bare-" + ProcessHandle.current().pid() + ".onnx");
        try {
            Onnx.save(MODEL, bare);
            assertThat(bare).isRegularFile();
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    @Test
    void whatIsLargerThanAFileCanBeIsRefusedBeforeAnythingIsWritten() throws IOException {
        Path file = folder.resolve("m.onnx");
        Model trained = MODEL.architecture()
                .fit(
                        Dataset.of(Tensor.zeros(Shape.of(4, 3)), Tensor.zeros(Shape.of(4, 2))),
                        fit -> fit.loss(Losses.meanSquaredError()).verbose(0));
        long bare = Onnx.save(trained, folder.resolve("bare.onnx")).bytes();
        Files.delete(folder.resolve("bare.onnx"));
        Onnx.save(trained, file, export -> export, draft -> {}, bare);
        Files.delete(file);
        assertThatThrownBy(() -> Onnx.save(trained, file, export -> export, draft -> {}, bare - 1))
                .isInstanceOf(NnException.class)
                .hasMessage(file + " would need " + bare + " bytes, but an ONNX file can have at most " + (bare - 1)
                        + ".\nMaybe choose smaller layers.");
        assertThatThrownBy(() -> Onnx.save(trained, file, Export::withState, draft -> {}, bare))
                .isInstanceOf(NnException.class)
                .hasMessageContaining(" bytes with the optimizer's state, but an ONNX file can have at most " + bare)
                .hasMessageEndingWith("Maybe leave withState() out, or choose smaller layers.");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void loadingAFolderIsToldOf() {
        assertThatThrownBy(() -> Onnx.load(folder))
                .isInstanceOf(NnException.class)
                .hasMessage(folder + " is a folder.\nMaybe name the file in it.");
    }

    @Test
    void loadingAnEmptyPathIsToldOf() {
        assertThatThrownBy(() -> Onnx.load(Path.of("")))
                .isInstanceOf(NnException.class)
                .hasMessage("the path \"\" names no file.\nMaybe name one, such as model.onnx.");
    }

    private Path draft(String file, String host, long pid, long began) throws IOException {
        String name = String.format(".nn-%08x-%s-%d-%d-1.draft", file.hashCode(), host, pid, began);
        return Files.createFile(folder.resolve(name));
    }

    private String host() throws IOException {
        Onnx.save(MODEL, folder.resolve("spy.onnx"), export -> export, draft -> {
            names = draft.getFileName().toString().split("-");
        });
        return names[2];
    }

    private String[] names = {};

    @Test
    void draftsOfTheDeadAreSweptByTheNextSave() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        dead.waitFor();
        ProcessHandle parent = ProcessHandle.current();
        Path ofDead = draft("m.onnx", host(), dead.pid(), 0);
        Path ofOneWithOurNumber = draft("m.onnx", host(), parent.pid(), 12345);
        Path longAgo = draft("m.onnx", "abc", 1, 0);
        Files.setLastModifiedTime(longAgo, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path elsewhere = draft("m.onnx", "abcd", 1, 0);
        Path another = draft("other.onnx", host(), dead.pid(), 0);
        Onnx.save(MODEL, folder.resolve("m.onnx"));
        assertThat(ofDead).doesNotExist();
        assertThat(ofOneWithOurNumber).doesNotExist();
        assertThat(longAgo).doesNotExist();
        assertThat(elsewhere).exists();
        assertThat(another).exists();
    }

    @Test
    void draftsOfTheLivingAreLeftThoughTheClockWasPutRight() throws IOException {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        long began = parent.info().startInstant().orElseThrow().toEpochMilli();
        Path early = draft("m.onnx", host(), parent.pid(), began - 1000);
        Path late = draft("m.onnx", host(), parent.pid(), began + 1000);
        Path other = draft("m.onnx", host(), parent.pid(), began - 60_000);
        Onnx.save(MODEL, folder.resolve("m.onnx"));
        assertThat(early).exists();
        assertThat(late).exists();
        assertThat(other).doesNotExist();
    }

    @Test
    void aDraftThatIsBeingWrittenIsLeftAlone() throws IOException {
        Path file = folder.resolve("m.onnx");
        Onnx.save(MODEL, file, export -> export, draft -> {
            Onnx.save(MODEL, file);
            assertThat(draft).exists();
        });
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
