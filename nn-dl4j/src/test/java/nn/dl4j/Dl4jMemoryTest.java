package nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class Dl4jMemoryTest {
    private static final long MOST = 8 << 20;

    /** In a JVM of its own, whose heap has one size from the start, so that only native memory can grow. */
    @Test
    void memoryStaysFlatOverTenThousandSteps() throws IOException {
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        classPath(),
                        MemoryProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> resident = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf)
                .toList();
        assertThat(resident).as("resident bytes after 4 000 and 14 000 steps").hasSize(2);
        assertThat(resident.get(1) - resident.get(0)).as("growth in bytes").isLessThan(MOST);
    }

    private static String classPath() {
        String tests = Path.of("target", "test-classes").toString();
        return String.join(
                File.pathSeparator,
                tests,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
    }
}
