package nn.onnx.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import nn.data.NnException;
import org.junit.jupiter.api.Test;

/** What loaders say, as it was recorded, on machines that are not here. */
class LoadingProblemTest {
    private static final Machine LINUX = new Machine("Linux", "amd64", false, "/opt/java");
    private static final Machine ALPINE = new Machine("Linux", "amd64", true, "/opt/java");
    private static final Machine WINDOWS = new Machine("Windows 11", "amd64", false, "C:\\jdk");
    private static final Machine INTEL_MAC = new Machine("Mac OS X", "x86_64", false, "/jdk");
    private static final String SO = "/tmp/onnxruntime-java182/libonnxruntime.so: ";
    private static final String DLL = "C:\\Users\\me\\AppData\\Local\\Temp\\onnxruntime-java331\\onnxruntime.dll: ";

    private static String explained(Machine machine, Throwable problem) {
        NnException explained = LoadingProblem.explain(problem, machine);
        assertThat(explained).hasCause(problem);
        return explained.getMessage();
    }

    private static String explained(Machine machine, String words) {
        return explained(machine, new UnsatisfiedLinkError(words));
    }

    @Test
    void anOldMsvcp140InTheJdkIsNamed() {
        String cure =
                "\nMaybe take the newest update of Java 21 or later: the msvcp140.dll in C:\\jdk\\bin comes before the"
                        + " system's, and is older than ONNX Runtime needs. Install Microsoft's Visual C++ Redistributable 2015-2022"
                        + " (x64) if it is missing.";
        String words = DLL + "A dynamic link library (DLL) initialization routine failed";
        assertThat(explained(WINDOWS, words))
                .isEqualTo("ONNX Runtime could not be loaded on Windows 11 amd64: " + words + "." + cure);
        assertThat(explained(WINDOWS, DLL + "动态链接库(DLL)初始化例程失败。")).endsWith(cure);
    }

    @Test
    void aMissingVisualCppRuntimeIsNamed() {
        assertThat(explained(WINDOWS, DLL + "Can't find dependent libraries"))
                .endsWith("Can't find dependent libraries.\n"
                        + "Maybe install Microsoft's Visual C++ Redistributable 2015-2022 (x64).");
    }

    @Test
    void muslIsToldFromGlibc() {
        String cure =
                "\nMaybe take an image with glibc, such as eclipse-temurin:21 instead of eclipse-temurin:21-alpine:"
                        + " ONNX Runtime has no libraries for musl (Alpine Linux).";
        String relocating = SO + "Error relocating " + SO + "__vsnprintf_chk: symbol not found";
        assertThat(explained(ALPINE, relocating))
                .isEqualTo("ONNX Runtime could not be loaded on Linux amd64 with musl: " + relocating + "." + cure);
        assertThat(explained(LINUX, relocating)).endsWith(cure);
        assertThat(explained(
                        LINUX,
                        SO + "Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by "
                                + SO + ")"))
                .endsWith(cure);
    }

    @Test
    void macsWithIntelProcessorsHaveNoLibrary() {
        assertThat(explained(INTEL_MAC, "no onnxruntime in java.library.path: [/usr/lib/java]"))
                .isEqualTo("ONNX Runtime could not be loaded on Mac OS X x86_64: no onnxruntime in java.library.path:"
                        + " [/usr/lib/java].\n"
                        + "Maybe take a JDK for aarch64 if this Mac has a processor of Apple's: ONNX Runtime 1.29 has no library"
                        + " for Intel's. On those, use the engine dl4j (io.github.nn-java:nn-dl4j).");
    }

    @Test
    void otherSystemsWithoutLibraryAreTold() {
        assertThat(explained(
                        new Machine("Windows 11", "aarch64", false, "C:\\jdk"),
                        "no onnxruntime in java.library.path: C:\\Windows"))
                .contains("the jar has libraries for Linux (x64, aarch64), Windows (x64) and macOS (aarch64)");
        Throwable wrapped = new ExceptionInInitializerError(new IllegalStateException("Unsupported os:freebsd"));
        assertThat(explained(new Machine("FreeBSD", "amd64", false, "/jdk"), wrapped))
                .startsWith("ONNX Runtime could not be loaded on FreeBSD amd64: Unsupported os:freebsd.\n"
                        + "Maybe compute on another machine: ");
    }

    @Test
    void anOldGlibcIsNamed() {
        assertThat(explained(LINUX, SO + "/lib64/libc.so.6: version `GLIBC_2.28' not found (required by " + SO + ")"))
                .endsWith(
                        "\nMaybe take a newer Linux: ONNX Runtime 1.29 needs glibc 2.28 or later, as Debian 10, Ubuntu 20.04"
                                + " and RHEL 8 have, or use the engine dl4j (io.github.nn-java:nn-dl4j).");
    }

    @Test
    void anOlderOnnxruntimeInFrontIsNamed() {
        String cure = "\nMaybe an older onnxruntime stands first on the path, or in the folder that"
                + " -Donnxruntime.native.path names: take it away, or lift it to 1.29; `mvn dependency:tree` shows who brings"
                + " it.";
        assertThatThrownBy(() -> LoadingProblem.requireNew("1.16.3", "file:/lib/onnxruntime-1.16.3.jar"))
                .hasMessage("ONNX Runtime 1.16.3 is older than 1.29, which is needed: it comes from"
                        + " file:/lib/onnxruntime-1.16.3.jar")
                .satisfies(old -> assertThat(explained(LINUX, old)).endsWith(cure));
        assertThat(explained(
                        LINUX, new NoSuchMethodError("'java.lang.String ai.onnxruntime.OrtEnvironment.getVersion()'")))
                .isEqualTo("ONNX Runtime could not be loaded on Linux amd64: NoSuchMethodError: 'java.lang.String"
                        + " ai.onnxruntime.OrtEnvironment.getVersion()'." + cure);
        assertThat(explained(
                        LINUX,
                        new ExceptionInInitializerError(new RuntimeException(
                                "There is a mismatch between the ORT class files and the ORT native library, and the native"
                                        + " library could not be loaded"))))
                .endsWith(cure);
    }

    @Test
    void theVersionOfTheBuildAndLaterOnesWillDo() {
        for (String version : new String[] {"1.29", "1.29.0", "1.29.1-dev", "1.30.0", "1.100.2", "2.0.0"}) {
            assertThatCode(() -> LoadingProblem.requireNew(version, "here")).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> LoadingProblem.requireNew("1.9.0", "here")).isInstanceOf(NnException.class);
        assertThat(Ort.version()).startsWith(LoadingProblem.OLDEST + ".");
    }

    @Test
    void aTemporaryFolderThatWillNotDoIsNamed() {
        assertThat(explained(LINUX, SO + "failed to map segment from shared object: Operation not permitted"))
                .endsWith("\nMaybe the folder for temporary files does not allow programs: choose another by"
                        + " -Djava.io.tmpdir=DIR.");
        Throwable full = new ExceptionInInitializerError(new RuntimeException(
                "Failed to load onnx-runtime library", new IOException("No space left on device")));
        assertThat(explained(LINUX, full))
                .isEqualTo("ONNX Runtime could not be loaded on Linux amd64: No space left on device.\n"
                        + "Maybe libraries are unpacked into the folder for temporary files, which is full or may not be"
                        + " written to: make room, or choose another by -Djava.io.tmpdir=DIR.");
    }

    @Test
    void aLibraryThatCouldNotBeUnpackedIsToldWhereTheJarHasOne() {
        String words = "no onnxruntime in java.library.path: /usr/lib";
        String cure = "Maybe the library could not be unpacked into the folder for temporary files (java.io.tmpdir),"
                + " which is full or may not be written to: make room, or choose another by -Djava.io.tmpdir=DIR.";
        assertThat(explained(LINUX, words))
                .isEqualTo("ONNX Runtime could not be loaded on Linux amd64: " + words + ".\n" + cure);
        for (Machine served : new Machine[] {
            new Machine("Linux", "aarch64", false, "/jdk"), WINDOWS, new Machine("Mac OS X", "aarch64", false, "/jdk"),
        }) {
            assertThat(explained(served, words)).endsWith(cure);
        }
        assertThat(explained(new Machine("Linux", "riscv64", false, "/jdk"), words))
                .contains("Maybe compute on another machine");
    }

    @Test
    void deniedNativeAccessIsNamed() {
        assertThat(explained(
                        LINUX,
                        new ExceptionInInitializerError(new IllegalCallerException(
                                "Illegal native access from: module com.microsoft.onnxruntime"))))
                .endsWith("\nMaybe start Java with --enable-native-access=com.microsoft.onnxruntime (on the class path:"
                        + " ALL-UNNAMED).");
    }

    @Test
    void whatNobodyHasSeenYetIsPassedOn() {
        assertThat(explained(LINUX, "the moon is full"))
                .isEqualTo("ONNX Runtime could not be loaded on Linux amd64: the moon is full.");
    }
}
