package nn.onnx.ort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverTest {
    private static final Machine LINUX = new Machine("Linux", "amd64", false, "/jdk");

    @TempDir
    Path root;

    private boolean isFound(Path... folders) {
        return new Driver(root, List.of(folders)).mayBeHere(LINUX);
    }

    @Test
    void anEmptyMachineHasNone() {
        assertThat(isFound(root.resolve("none"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/nvidiactl",
                "dev/dxg",
                "proc/driver/nvidia/version",
                "usr/lib/x86_64-linux-gnu/libcuda.so.1",
                "usr/lib/wsl/lib/libcuda.so.1"
            })
    void itsDeviceOrItsLibraryTells(String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.createFile(root.resolve(file));
        assertThat(isFound()).isTrue();
    }

    @Test
    void itsLibraryMayStandInAFolderOfTheUsersChoice() throws IOException {
        Files.createFile(root.resolve("libcuda.so.1"));
        assertThat(isFound()).isFalse();
        assertThat(isFound(root)).isTrue();
    }

    @Test
    void theSystemsListOfLibrariesTells() throws IOException {
        Path list = Files.createDirectory(root.resolve("etc")).resolve("ld.so.cache");
        Files.write(list, new byte[] {(byte) 0xff, 'l', 'i', 'b', 'c', '.', 's', 'o', '.', '6', 0});
        assertThat(isFound()).isFalse();
        Files.writeString(list, "\0libcuda.so.1\0");
        assertThat(isFound()).isTrue();
    }

    @Test
    void onWindowsOnlyATryTells() {
        assertThat(new Driver(root, List.of()).mayBeHere(new Machine("Windows 11", "amd64", false, "/jdk")))
                .isTrue();
    }
}
