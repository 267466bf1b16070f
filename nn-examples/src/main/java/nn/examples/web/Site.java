package nn.examples.web;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows which file each path of the page stands for; there are no others. */
public final class Site {
    private static final List<String> PAGE =
            List.of("index.html", "style.css", "app.js", "digit.js", "model.js", "pad.js");
    private static final List<String> RUNTIME = List.of("ort.wasm.bundle.min.mjs", "ort-wasm-simd-threaded.wasm");
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "wasm", "application/wasm",
            "onnx", "application/octet-stream");

    private final Map<String, Path> files;

    private Site(Map<String, Path> files) {
        this.files = files;
    }

    /**
     * Puts the page together.
     *
     * @param home the folder of the page's sources, its {@code node_modules} installed
     * @param model the ONNX file that answers
     */
    public static Site of(Path home, Path model) {
        Map<String, Path> files = new HashMap<>();
        PAGE.forEach(name -> files.put("/" + name, home.resolve(name)));
        Path runtime = home.resolve("node_modules").resolve("onnxruntime-web").resolve("dist");
        RUNTIME.forEach(name -> files.put("/" + name, runtime.resolve(name)));
        files.put("/", home.resolve("index.html"));
        files.put("/digits.onnx", model);
        return new Site(Map.copyOf(files));
    }

    /** Finds the folder {@code nn-examples/web}, from which the page is served. */
    public static Path sources() {
        try {
            Path classes = Path.of(Site.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../web").normalize();
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    Optional<Path> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Returns the media type of a path that there is. */
    static String type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, HTML);
    }
}
