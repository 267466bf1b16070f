package nn.onnx.ort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.onnx.ChildJvm;
import nn.onnx.library.JarOfLibraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CudaLibrariesTest {
    @TempDir
    Path folder;

    private Path jar(String name, Map<String, byte[]> files) throws IOException {
        return JarOfLibraries.write(folder.resolve(name), Machine.here().folderOfCuda(), files);
    }

    private Path older() throws IOException {
        return jar(
                "cuda-12.6-9.5-1.5.11-linux-x86_64-redist.jar",
                Map.of(
                        "libcudart.so.12", Elf.library("libcudart.so.12"),
                        "libcublas.so.12", Elf.library("libcublas.so.12", "libcublasLt.so.12"),
                        "libcublasLt.so.12", Elf.library("libcublasLt.so.12", "libcudart.so.12"),
                        "libcudnn_ops.so.9", Elf.library("libcudnn_ops.so.9", "libcudnn_graph.so.9"),
                        "libcudnn_graph.so.9", Elf.library("libcudnn_graph.so.9")));
    }

    private String run(Path... jars) throws IOException {
        return run(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"), jars);
    }

    private String run(List<String> options, Path... jars) throws IOException {
        String[] arguments = Stream.concat(Stream.of(folder.resolve("cache")), Stream.of(jars))
                .map(Path::toString)
                .toArray(String[]::new);
        return ChildJvm.run(options, CudaProbe.class, arguments);
    }

    /** Each is found by those that need it though no folder is searched for it; of two the newer one is taken. */
    @Test
    void librariesInJarsLoadInTheOrderOfTheirNeeds() throws IOException {
        byte[] cudart = Elf.library("libcudart.so.12", "libc.so.6");
        Path newer = jar("cuda-redist-12.9-9.10-1.5.12-linux-x86_64.jar", Map.of("libcudart.so.12", cudart));
        assertThat(run(older(), newer))
                .contains("problem: none")
                .contains("loaded: libcudart.so.12\n", "loaded: libcublasLt.so.12\n", "loaded: libcublas.so.12\n")
                .contains("loaded: libcudnn_graph.so.9\n", "loaded: libcudnn_ops.so.9\n");
        try (Stream<Path> folders = Files.list(folder.resolve("cache"))) {
            Path unpacked = folders.findFirst().orElseThrow();
            assertThat(unpacked.getFileName().toString()).startsWith("cuda-redist-12.9-9.10-1.5.12-linux-x86_64-");
            assertThat(unpacked.resolve("libcudart.so.12")).hasBinaryContent(cudart);
        }
    }

    @Test
    void aRuntimeThatIsTooOldIsToldWithItsJar() throws IOException {
        assertThat(run(older()))
                .contains(
                        "problem: libcudart.so.12 out of cuda-12.6-9.5-1.5.11-linux-x86_64-redist.jar is of CUDA 12.6,"
                                + " but ONNX Runtime needs 12.8 or later.\n"
                                + "Maybe add the dependency org.bytedeco:cuda-redist too, whose newer libraries are then taken (see"
                                + " docs/gpu.md).")
                .doesNotContain("loaded: ");
    }

    @Test
    void theVersionOfAJarThatHasThemInsideIsNotTakenForTheirs() throws IOException {
        Path fat = jar("app-1.0.jar", Map.of("libcudart.so.12", Elf.library("libcudart.so.12")));
        assertThat(run(fat)).contains("problem: none").contains("loaded: libcudart.so.12\n");
    }

    @Test
    void oneThatDoesNotLoadIsToldWithItsJar() throws IOException {
        Path damaged = jar("cuda-redist-12.9-9.10-1.5.12.jar", Map.of("libcudart.so.12", new byte[9]));
        assertThat(run(damaged))
                .contains("problem: libcudart.so.12 out of cuda-redist-12.9-9.10-1.5.12.jar does not load: ")
                .contains("file too short");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24)
    void whereNativeAccessIsDeniedTheOptionIsTold() throws IOException {
        Path newer = jar("cuda-redist-12.9.jar", Map.of("libcudart.so.12", Elf.library("libcudart.so.12")));
        assertThat(run(List.of("--illegal-native-access=deny"), newer))
                .contains("problem: libcudart.so.12 out of cuda-redist-12.9.jar does not load: Illegal native access")
                .contains("Maybe start Java with --enable-native-access=nn.onnx,com.microsoft.onnxruntime");
    }

    @Test
    void namesOnWindowsFollowFromThoseOnLinux() {
        assertThat(Stream.of(
                                "libcudart.so.12",
                                "libnvrtc.so.12",
                                "libnvrtc-builtins.so.12.9",
                                "libcublasLt.so.12",
                                "libcudnn_engines_precompiled.so.9")
                        .map(CudaLibraries::onWindows))
                .containsExactly(
                        "cudart64_12.dll",
                        "nvrtc64_120_0.dll",
                        "nvrtc-builtins64_129.dll",
                        "cublasLt64_12.dll",
                        "cudnn_engines_precompiled64_9.dll");
    }
}
