package nn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the processor, as Linux does. */
final class Processor {
    private static final Path INFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Gives the model, and which wide registers it has; the architecture where the system tells no more. */
    static String name() {
        if (!Files.exists(INFO)) {
            return System.getProperty("os.arch");
        }
        try {
            return name(Files.readAllLines(INFO));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String name(List<String> lines) {
        String model = value(lines, "model name", System.getProperty("os.arch"));
        List<String> flags = List.of(value(lines, "flags", "").split(" "));
        String wide = Stream.of("avx2", "avx512f", "amx_tile")
                .filter(flags::contains)
                .map(flag -> ", " + flag)
                .collect(Collectors.joining());
        return model + wide;
    }

    private static String value(List<String> lines, String key, String otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith(key) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
