package nn.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Holds how to start a program that trains a task.
 *
 * @param name what the table calls it
 * @param targets what its figures, or ours beside them, may come to
 * @param command the program and its arguments
 * @param environment what is added to the environment
 * @param absent why it cannot be started, where that is known before
 */
record Program(
        String name,
        List<Target> targets,
        List<String> command,
        Map<String, String> environment,
        Optional<String> absent) {
    private static final int MINUTES = 5;
    private static final String THROWN = "Exception in thread \"main\" ";

    /** Tells whether it is nn itself. */
    boolean ours() {
        return name.startsWith("nn");
    }

    /** Runs the program to its end. */
    Run run() throws Missing, InterruptedException {
        return run(line -> {});
    }

    /** Runs the program to its end, and hands on each line that it prints. */
    Run run(Consumer<String> heard) throws Missing, InterruptedException {
        if (absent.isPresent()) {
            throw new Missing(absent.get());
        }
        List<String> lines = new ArrayList<>();
        Process process = start();
        long begun = System.nanoTime();
        double first = 0;
        Thread guard = guard(process);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (first == 0 && line.startsWith("unit ")) {
                    first = (System.nanoTime() - begun) / 1e9;
                }
                lines.add(line);
                heard.accept(line);
            }
        } catch (IOException broken) {
            throw new Missing(String.valueOf(broken.getMessage()));
        }
        int status = process.waitFor();
        guard.interrupt();
        if (status != 0) {
            throw new Missing(reason(lines, status));
        }
        return Run.parse(lines, first);
    }

    private Process start() throws Missing {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException cannotStart) {
            throw new Missing(String.valueOf(cannotStart.getMessage()));
        }
    }

    private static Thread guard(Process process) {
        Thread guard = new Thread(() -> {
            try {
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        guard.setDaemon(true);
        guard.start();
        return guard;
    }

    /** Finds the line that tells most: Java's exception, else the last one that names an error, else the last one. */
    static String reason(List<String> lines, int status) {
        return lines.stream()
                .filter(line -> line.startsWith(THROWN))
                .map(line -> line.substring(THROWN.length()))
                .findFirst()
                .or(() -> last(lines.stream().filter(line -> line.contains("Error"))))
                .or(() -> last(lines.stream()))
                .map(String::strip)
                .orElse("it ended with status " + status);
    }

    private static Optional<String> last(Stream<String> lines) {
        return lines.reduce((earlier, later) -> later);
    }

    /** Says why a program could not be run. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String why) {
            super(why);
        }
    }
}
