package nn.onnx.ort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says where this JVM runs.
 *
 * @param os the system, as Java names it
 * @param arch the processor, as Java names it
 * @param musl whether the JVM is built on musl instead of glibc, as on Alpine Linux
 * @param java the folder of the JVM
 */
record Machine(String os, String arch, boolean musl, String java) {
    private static final Path LOADED = Path.of("/proc/self/maps");

    static Machine here() {
        return new Machine(
                System.getProperty("os.name", "an unknown system"),
                System.getProperty("os.arch", "an unknown processor"),
                usesMusl(),
                System.getProperty("java.home", ""));
    }

    private static boolean usesMusl() {
        try (Stream<String> lines = Files.lines(LOADED)) {
            return lines.anyMatch(line -> line.contains("/ld-musl-"));
        } catch (IOException | UncheckedIOException unknown) {
            return false;
        }
    }

    boolean isWindows() {
        return is("windows");
    }

    boolean isMac() {
        return is("mac");
    }

    boolean isX64() {
        return arch.equals("amd64") || arch.equals("x86_64");
    }

    private boolean isArm64() {
        return arch.equals("aarch64") || arch.equals("arm64");
    }

    /** Returns whether ONNX Runtime's jar has a library for this system and processor. */
    boolean isServed() {
        return is("linux") && (isX64() || isArm64()) || isWindows() && isX64() || isMac() && isArm64();
    }

    /** Names the folder of its libraries within ONNX Runtime's jar. */
    String folderOfOrt() {
        String system = isMac() ? "osx" : isWindows() ? "win" : "linux";
        return system + (isX64() ? "-x64" : isArm64() ? "-aarch64" : "-" + arch);
    }

    /** Names the folder of CUDA's libraries within the jars of JavaCPP's presets. */
    String folderOfCuda() {
        return "org/bytedeco/cuda/" + (isWindows() ? "windows" : "linux") + (isArm64() ? "-arm64" : "-x86_64");
    }

    private boolean is(String name) {
        return os.toLowerCase(Locale.ROOT).startsWith(name);
    }

    @Override
    public String toString() {
        return os + " " + arch + (musl ? " with musl" : "");
    }
}
