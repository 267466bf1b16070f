package example;

import java.nio.file.Path;
import java.util.List;

/** Finds what the build of the library left. */
final class Published {
    static final List<String> MODULES =
            List.of("nn-api", "nn-data", "nn-dl4j", "nn-keras", "nn-mnist", "nn-onnx", "nn-testkit");
    static final Path ROOT = Path.of(System.getProperty("root"));

    private Published() {}

    static Path built(String module, String file) {
        return ROOT.resolve(module).resolve("target").resolve(file);
    }
}
