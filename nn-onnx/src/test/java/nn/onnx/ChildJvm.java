package nn.onnx;

import java.io.File;
import java.io.IOException;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a test's program in a JVM of its own, which the test may kill. */
final class ChildJvm {
    private ChildJvm() {}

    static Process start(Class<?> program, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path(), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** Lists whatever this JVM runs on, be it on a module path or a class path. */
    private static String path() {
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
