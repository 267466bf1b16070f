package nn.examples.web;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows which file each path of the page stands for; there are no others. */
public final class Site {
    private static final List<String> SHARED =
            List.of("style.css", "answer.js", "digit.js", "model.js", "pad.js", "runtime.js");
    private static final List<String> READING = List.of("index.html", "app.js");
    private static final List<String> TEACHING =
            List.of("train.html", "train.css", "train.js", "learn.mjs", "lesson.js", "curve.js");
    private static final List<String> RUNTIME = List.of("ort.wasm.bundle.min.mjs", "ort-wasm-simd-threaded.wasm");
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "wasm", "application/wasm",
            "digits", "application/octet-stream",
            "onnx", "application/octet-stream");

    private final Map<String, Path> files;
    private final Map<String, Inbox> inboxes;

    private Site(Map<String, Path> files, Map<String, Inbox> inboxes) {
        this.files = Map.copyOf(files);
        this.inboxes = Map.copyOf(inboxes);
    }

    /**
     * Puts the page together on which a model reads.
     *
     * @param home the folder of the page's sources, its {@code node_modules} installed
     * @param model the ONNX file that answers
     */
    public static Site of(Path home, Path model) {
        Map<String, Path> files = files(home, READING);
        files.put("/digits.onnx", model);
        return new Site(files, Map.of());
    }

    /**
     * Puts the page together on which a model learns.
     *
     * @param home the folder of the page's sources, its {@code node_modules} installed
     * @param lesson the files that it learns by, each found under its name
     * @param learned takes what it learned, at {@code /learned}
     */
    public static Site teaching(Path home, List<Path> lesson, Inbox learned) {
        Map<String, Path> files = files(home, TEACHING);
        lesson.forEach(file -> files.put("/" + file.getFileName(), file));
        return new Site(files, Map.of("/learned", learned));
    }

    private static Map<String, Path> files(Path home, List<String> page) {
        Map<String, Path> files = new HashMap<>();
        Stream.concat(SHARED.stream(), page.stream()).forEach(name -> files.put("/" + name, home.resolve(name)));
        Path runtime = home.resolve("node_modules").resolve("onnxruntime-web").resolve("dist");
        RUNTIME.forEach(name -> files.put("/" + name, runtime.resolve(name)));
        files.put("/", home.resolve(page.get(0)));
        return files;
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

    Optional<Inbox> inbox(String path) {
        return Optional.ofNullable(inboxes.get(path));
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
