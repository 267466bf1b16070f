package nn.onnx.ort;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import nn.data.NnException;
import nn.onnx.library.LibraryCache;

/** Says why ONNX Runtime does not load: in the system's own words, and what mostly mends it. */
final class LoadingProblem {
    /** The oldest version that will do, the one this library is tested with. */
    static final String OLDEST = "1.29";

    private static final String DL4J = "or use the engine dl4j (io.github.nn-java:nn-dl4j).";

    private static final String DAMAGED =
            "file too short|invalid ELF|ELFCLASS|wrong ELF|ELF load|Win32 application|mach-o|incompatible"
                    + " architecture|cannot open shared object file|image not found";

    /** Tried in order. */
    private static final List<Cure> CURES = List.of(
            said(
                    "(NoClassDefFoundError|ClassNotFoundException): ai[/.]onnxruntime",
                    "add the dependency com.microsoft.onnxruntime:onnxruntime:" + OLDEST + ".0, which was left out."),
            said(
                    "ONNX Runtime [\\d.]+ is older|NoSuchMethodError|NoSuchFieldError|IncompatibleClassChangeError|mismatch"
                            + " between the ORT class files",
                    "an older onnxruntime stands first on the path, or in the folder that -Donnxruntime.native.path names:"
                            + " take it away, or lift it to " + OLDEST
                            + "; `mvn dependency:tree` shows who brings it."),
            said(
                    "Illegal native access",
                    "start Java with --enable-native-access=com.microsoft.onnxruntime (on the class path: ALL-UNNAMED)."),
            said(
                    "already loaded in another class ?loader",
                    "put onnxruntime where all applications of this JVM share it, such as the server's own lib folder."),
            said(
                    "not found at ",
                    "-Donnxruntime.native.path names another folder than the one with the libraries: leave it out, and they"
                            + " are taken from the jar."),
            said(
                    "failed to map segment|Operation not permitted|noexec",
                    "the folder for temporary files does not allow programs: choose another by -Djava.io.tmpdir=DIR."),
            said(
                    "No space left|Read-only file system|AccessDenied|Permission denied|not enough space",
                    "libraries are unpacked into the folder for temporary files, which is full or may not be written to:"
                            + " make room, or choose another by -Djava.io.tmpdir=DIR."),
            new Cure(
                    (text, machine) -> machine.musl() || text.contains("Error relocating") || text.contains("ld-linux"),
                    machine ->
                            "take an image with glibc, such as eclipse-temurin:21 instead of eclipse-temurin:21-alpine: ONNX"
                                    + " Runtime has no libraries for musl (Alpine Linux)."),
            said(
                    "GLIBC(XX)?_[\\d.]+'? not found",
                    "take a newer Linux: ONNX Runtime " + OLDEST
                            + " needs glibc 2.28 or later, as Debian 10, Ubuntu 20.04 and" + " RHEL 8 have, " + DL4J),
            new Cure(
                    (text, machine) -> machine.isWindows()
                            && matches("dependent libraries|specified module could not be found", text),
                    machine -> "install Microsoft's Visual C++ Redistributable 2015-2022 (x64)."),
            new Cure(
                    (text, machine) -> machine.isWindows() && matches("onnxruntime\\w*\\.dll: ", text),
                    machine -> "take the newest update of Java 21 or later: the msvcp140.dll in " + machine.java()
                            + "\\bin comes before the system's, and is older than ONNX Runtime needs. Install Microsoft's"
                            + " Visual C++ Redistributable 2015-2022 (x64) if it is missing."),
            new Cure(
                    (text, machine) ->
                            machine.isMac() && machine.isX64() && matches("java\\.library\\.path|architecture", text),
                    machine -> "take a JDK for aarch64 if this Mac has a processor of Apple's: ONNX Runtime " + OLDEST
                            + " has no library for Intel's. On those, use the engine dl4j (io.github.nn-java:nn-dl4j)."),
            said(
                    "NoSuchFileException|Not a directory|NotDirectoryException",
                    "libraries are unpacked into the folder for temporary files, which does not exist: create it, or choose"
                            + " another by -Djava.io.tmpdir=DIR."),
            new Cure(
                    (text, machine) -> machine.isServed() && matches("java\\.library\\.path", text),
                    machine -> "the library could not be unpacked into the folder for temporary files (java.io.tmpdir),"
                            + " which is full or may not be written to: make room, or choose another by"
                            + " -Djava.io.tmpdir=DIR."),
            said(
                    "java\\.library\\.path|Unsupported (os|arch)",
                    "compute on another machine: the jar has libraries for Linux (x64, aarch64), Windows (x64) and macOS"
                            + " (aarch64). Build ONNX Runtime yourself and name its folder by -Donnxruntime.native.path=DIR,"
                            + " " + DL4J),
            new Cure(
                    (text, machine) -> matches(DAMAGED, text) && text.contains(cache()),
                    machine -> "the library was damaged after it was unpacked: delete " + cache()
                            + ", and it is unpacked anew."),
            said(
                    DAMAGED,
                    "the library is damaged, not whole, or for another system: leave -Donnxruntime.native.path out, and fetch"
                            + " the jar of onnxruntime again."));

    private LoadingProblem() {}

    private record Cure(BiPredicate<String, Machine> suits, Function<Machine, String> words) {}

    private static Cure said(String sign, String words) {
        return new Cure((text, machine) -> matches(sign, text), machine -> words);
    }

    private static String cache() {
        return LibraryCache.ofSystem().map(cache -> cache.root().toString()).orElse("no cache");
    }

    private static boolean matches(String sign, String text) {
        return Pattern.compile(sign, Pattern.MULTILINE).matcher(text).find();
    }

    /** Explains what was thrown when ONNX Runtime was loaded. */
    static NnException explain(Throwable problem, Machine machine) {
        StringBuilder all = new StringBuilder();
        Throwable root = problem;
        for (Throwable each = problem; each != null; each = each.getCause()) {
            root = each;
            all.append(each).append('\n');
        }
        String text = all.toString();
        NnException plain = NnException.of("ONNX Runtime could not be loaded on %s: %s.", machine, words(root))
                .causedBy(problem);
        return CURES.stream()
                .filter(cure -> cure.suits().test(text, machine))
                .findFirst()
                .map(cure -> plain.maybe("%s", cure.words().apply(machine)))
                .orElse(plain);
    }

    /** The class says more than the message where that is only a name. */
    private static String words(Throwable root) {
        String message = String.valueOf(root.getMessage()).strip();
        boolean sentence = message.contains(" ") && !(root instanceof NoSuchMethodError);
        return (sentence ? message : root.getClass().getSimpleName() + ": " + message).replaceAll("\\.$", "");
    }

    /** Refuses a version of ONNX Runtime, read from its library, that is too old. */
    static void requireNew(String version, String origin) {
        if (compare(version, OLDEST) < 0) {
            throw NnException.of(
                    "ONNX Runtime %s is older than %s, which is needed: it comes from %s", version, OLDEST, origin);
        }
    }

    private static int compare(String version, String other) {
        String[] left = version.split("[^0-9]+", -1);
        String[] right = other.split("[^0-9]+", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int difference = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
