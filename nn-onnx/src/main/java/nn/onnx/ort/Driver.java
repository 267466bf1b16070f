package nn.onnx.ort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for NVIDIA's driver without loading anything: where there is none, gigabytes need not be unpacked to learn it.
 *
 * @param root of the file system
 * @param folders which the user has programs searched for libraries
 */
record Driver(Path root, List<Path> folders) {
    private static final String LIBRARY = "libcuda.so.1";

    /** A device on bare metal and in containers, one within Windows, and what the kernel says. */
    private static final List<String> DEVICES = List.of("dev/nvidiactl", "dev/dxg", "proc/driver/nvidia/version");

    private static final List<String> SYSTEM = List.of(
            "lib64", "usr/lib64", "usr/lib", "usr/lib/x86_64-linux-gnu", "usr/local/nvidia/lib64", "usr/lib/wsl/lib");

    /** Where the system keeps what it found when it was told of new libraries. */
    private static final String KNOWN = "etc/ld.so.cache";

    static Driver ofSystem() {
        String named = System.getenv("LD_LIBRARY_PATH");
        return new Driver(
                Path.of("/"),
                named == null
                        ? List.of()
                        : Arrays.stream(named.split(":"))
                                .filter(folder -> !folder.isBlank())
                                .map(Path::of)
                                .toList());
    }

    /** Returns whether there may be one; on Windows only a try tells. */
    boolean mayBeHere(Machine machine) {
        return machine.isWindows()
                || DEVICES.stream().anyMatch(each -> Files.exists(root.resolve(each)))
                || Stream.concat(folders.stream(), SYSTEM.stream().map(root::resolve))
                        .anyMatch(folder -> Files.exists(folder.resolve(LIBRARY)))
                || isKnown();
    }

    private boolean isKnown() {
        try {
            return Files.readString(root.resolve(KNOWN), StandardCharsets.ISO_8859_1)
                    .contains(LIBRARY);
        } catch (IOException unread) {
            return false;
        }
    }
}
