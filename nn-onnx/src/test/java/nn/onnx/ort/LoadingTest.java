package nn.onnx.ort;

import static nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nn.Sequential;
import nn.onnx.ChildJvm;
import nn.onnx.Onnx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where ONNX Runtime does not load, each try ends in words: the first, and those for which the JVM only repeats itself. */
class LoadingTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void save() {
        file = folder.resolve("m.onnx");
        Onnx.save(Sequential.of(dense(2)).input(2).init(1), file);
    }

    private String run(String path, String... options) throws IOException {
        return ChildJvm.run(path, List.of(options), LoadingProbe.class, file.toString());
    }

    private static void assertTold(String said, String problem, String cause) {
        assertThat(said)
                .doesNotContain("exit code", "Exception in thread", "no problem")
                .contains("onnx (ONNX Runtime, which does not load)\n  cpu: " + problem)
                .contains("told: the engine onnx cannot use the device \"auto\" here. cpu: " + problem)
                .contains("told: " + problem)
                .contains("  by " + cause + "\n");
        String tries = said.substring(said.indexOf("onnx ("));
        String once = tries.substring(0, tries.length() / 2);
        assertThat(tries).as("the second time").isEqualTo(once + once);
    }

    /** ONNX Runtime 1.29 ends the process where the stack of the thread that starts it is small beside the command line. */
    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws IOException {
        assertThat(ChildJvm.run(List.of("-Dlong=" + "x".repeat(20_000)), LoadingProbe.class, file.toString()))
                .doesNotContain("exit code", "told")
                .contains("no problem");
    }

    @Test
    void itIsNotOnThePath() throws IOException {
        String path = Arrays.stream(ChildJvm.path().split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("onnxruntime"))
                .collect(Collectors.joining(File.pathSeparator));
        assertTold(
                run(path),
                "ONNX Runtime could not be loaded on " + Machine.here()
                        + ": ClassNotFoundException: ai.onnxruntime.OrtException.\n"
                        + "Maybe add the dependency com.microsoft.onnxruntime:onnxruntime:1.29.0, which was left out.",
                "ClassNotFoundException");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsLibraryIsDamaged() throws IOException {
        Path library = Files.writeString(folder.resolve("libonnxruntime.so"), "damaged");
        assertTold(
                run(ChildJvm.path(), "-Donnxruntime.native.path=" + folder),
                "ONNX Runtime could not be loaded on " + Machine.here() + ": " + library + ": " + library
                        + ": file too short.\n"
                        + "Maybe the library is damaged, not whole, or for another system: leave -Donnxruntime.native.path"
                        + " out, and fetch the jar of onnxruntime again.",
                "UnsatisfiedLinkError");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsFolderIsEmpty() throws IOException {
        assertTold(
                run(ChildJvm.path(), "-Donnxruntime.native.path=" + folder),
                "ONNX Runtime could not be loaded on " + Machine.here() + ": Native library 'onnxruntime' not found at "
                        + folder.resolve("libonnxruntime.so")
                        + ".\nMaybe -Donnxruntime.native.path names another folder than the one with the libraries: leave it"
                        + " out, and they are taken from the jar.",
                "ExceptionInInitializerError");
    }

    @Test
    void theFolderForTemporaryFilesDoesNotExist() throws IOException {
        Path none = folder.resolve("none");
        String cure =
                ".\nMaybe libraries are unpacked into the folder for temporary files, which does not exist: create"
                        + " it, or choose another by -Djava.io.tmpdir=DIR.";
        assertThat(run(ChildJvm.path(), "-Djava.io.tmpdir=" + none))
                .contains("ONNX Runtime could not be loaded on " + Machine.here() + ": NoSuchFileException: " + none)
                .contains(cure);
        assertThat(run(ChildJvm.path(), "-Djava.io.tmpdir=" + file))
                .contains(file + "/")
                .contains(cure);
    }

    @Test
    void itHasNoLibraryForThisProcessor() throws IOException {
        assertTold(
                run(ChildJvm.path(), "-Dos.name=Mac OS X", "-Dos.arch=x86_64"),
                "ONNX Runtime could not be loaded on Mac OS X x86_64: no onnxruntime in java.library.path: ",
                "UnsatisfiedLinkError");
    }

    @Test
    void anOlderOneStandsInFront() throws IOException, InterruptedException {
        Path old = Files.createDirectories(folder.resolve("old"));
        Path source = folder.resolve("OrtEnvironment.java");
        Files.writeString(source, """
                package ai.onnxruntime;
                public final class OrtEnvironment {
                    public static OrtEnvironment getEnvironment(OrtLoggingLevel level, String name) {
                        return new OrtEnvironment();
                    }
                    public String getVersion() {
                        return "1.16.3";
                    }
                }
                """);
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        Process compiler = new ProcessBuilder(javac, "-cp", ChildJvm.path(), "-d", old.toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        assertTold(
                run(old + File.pathSeparator + ChildJvm.path()),
                "ONNX Runtime could not be loaded on " + Machine.here()
                        + ": ONNX Runtime 1.16.3 is older than 1.29, which is" + " needed: it comes from "
                        + old.toUri().toURL() + ".\nMaybe an older onnxruntime stands first on the path,",
                "NnException");
    }
}
