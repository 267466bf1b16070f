package nn.onnx;

import java.io.File;
import java.io.IOException;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a test's program in a JVM of its own. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Starts a program that the test may kill. */
    public static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> options = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1");
        return new ProcessBuilder(command(path(), options, program, arguments))
                .inheritIO()
                .start();
    }

    /** Gives all that a program said; a last line tells the exit code where it is not 0. */
    public static String run(List<String> options, Class<?> program, String... arguments) throws IOException {
        return run(path(), options, program, arguments);
    }

    /** Does the same on another class path. */
    public static String run(String path, List<String> options, Class<?> program, String... arguments)
            throws IOException {
        Process child = new ProcessBuilder(command(path, options, program, arguments))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = child.waitFor();
            return code == 0 ? said : said + "exit code " + code;
        } catch (InterruptedException stop) {
            child.destroy();
            throw new IOException(stop);
        }
    }

    private static List<String> command(String path, List<String> options, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", path, program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Lists whatever this JVM runs on, be it on a module path or a class path. */
    public static String path() {
        Stream<String> modules = ModuleLayer.boot().configuration().modules().stream()
                .map(ResolvedModule::reference)
                .flatMap(module -> module.location().stream())
                .filter(location -> location.getScheme().equals("file"))
                .map(location -> Path.of(location).toString());
        Stream<String> tests = Stream.of(
                Path.of("target", "test-classes").toAbsolutePath().toString(), System.getProperty("java.class.path"));
        return Stream.concat(modules, tests).collect(Collectors.joining(File.pathSeparator));
    }
}
