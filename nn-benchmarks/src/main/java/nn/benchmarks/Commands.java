package nn.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says how programs are started on a task.
 *
 * @param folders where the rows are
 * @param peers where the other programs are
 * @param python the Python interpreter
 * @param epochs how many epochs each program trains; the task's own number where it is empty
 * @param device what to compute on
 */
record Commands(Folders folders, Path peers, String python, Optional<Integer> epochs, String device) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    List<String> ours(Task task, String... options) {
        List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ours.class.getName()));
        command.addAll(arguments(task));
        command.add(device);
        return command;
    }

    /** Starts a script in the folder of those in Python. */
    List<String> python(String script, Task task, int threads) {
        Path file = peers.resolve("python").resolve(script + ".py");
        List<String> command = new ArrayList<>(List.of(python, file.toString()));
        command.addAll(arguments(task));
        command.addAll(List.of(Integer.toString(threads), device));
        return command;
    }

    /** Gives nothing where the program was not built. */
    Optional<List<String>> java(String folder, String main, Task task, int threads) {
        Path target = peers.resolve(folder).resolve("target");
        Path libraries = target.resolve("class-path");
        if (!Files.exists(libraries)) {
            return Optional.empty();
        }
        try {
            String path = target.resolve("classes") + File.pathSeparator + Files.readString(libraries);
            List<String> command = new ArrayList<>(List.of(JAVA, "-cp", path, "peers." + main));
            command.addAll(arguments(task));
            command.add(Integer.toString(threads));
            return Optional.of(command);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> arguments(Task task) {
        int count = epochs.orElse(task.epochs());
        return List.of(task.word(), folders.of(task.rows()).toString(), Integer.toString(count));
    }
}
