package nn.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program in a JVM of its own, whose crash is not ours.
 *
 * @param command the program and its arguments
 * @param minutes how long it may take
 */
record Child(List<String> command, long minutes) {
    /** The heap has one size from the start, and threads their number, so that only what is kept can grow. */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xms256m",
            "-Xmx256m",
            "-XX:+AlwaysPreTouch",
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-XX:-UseDynamicNumberOfGCThreads");

    /** Runs a class of this class path. */
    static Child of(Class<?> program, long minutes, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new Child(command, minutes);
    }

    /**
     * Says what came of a program.
     *
     * @param lines what it printed, errors aside
     * @param status what it ended with
     * @param seconds how long it took
     */
    record Ended(List<String> lines, int status, double seconds) {}

    /** Starts it, for whoever ends it. */
    Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits for its end, which comes by force after the minutes it may take. */
    Ended run() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = start();
        Thread guard = new Thread(() -> end(process));
        guard.setDaemon(true);
        guard.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        guard.interrupt();
        return new Ended(said.lines().toList(), status, (System.nanoTime() - begun) / 1e9);
    }

    private void end(Process process) {
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
