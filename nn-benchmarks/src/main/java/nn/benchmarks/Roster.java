package nn.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Lists the programs that train a task: ours first, then the others.
 *
 * @param folders where the rows are
 * @param peers where the other programs are
 * @param python the Python interpreter
 * @param epochs how many epochs each program trains; the task's own number where it is empty
 */
record Roster(Folders folders, Path peers, String python, Optional<Integer> epochs) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final OptionalDouble NO_TARGET = OptionalDouble.empty();

    List<Program> of(Task task) {
        return switch (task) {
            case LECTURE ->
                List.of(
                        ours(task),
                        python("JAX", OptionalDouble.of(0.9), "jax", task, Machine.CORES),
                        java("TensorFlow-Java", OptionalDouble.of(0.7), "tensorflow", "TensorFlowPeer", Machine.CORES),
                        keras("Keras on JAX", OptionalDouble.of(0.4), "jax", task),
                        python("PyTorch", OptionalDouble.of(0.3), "torch", task, Machine.CORES),
                        python("PyTorch, one thread", OptionalDouble.of(0.3), "torch", task, 1),
                        java("DJL, own loop", NO_TARGET, "djl", "DjlPeer", Machine.CORES),
                        keras("Keras on TensorFlow", OptionalDouble.of(0.12), "tensorflow", task),
                        java("DL4J, tuned", OptionalDouble.of(0.12), "dl4j", "Dl4jPeer", 1));
            case WIDE ->
                List.of(
                        ours(task),
                        ours(task, 1),
                        python("PyTorch", OptionalDouble.of(0.6), "torch", task, Machine.CORES),
                        python("JAX", NO_TARGET, "jax", task, Machine.CORES),
                        keras("Keras on JAX", NO_TARGET, "jax", task));
            case LENET ->
                List.of(
                        ours(task),
                        ours(task, 1),
                        python("PyTorch", OptionalDouble.of(1.0), "torch", task, Machine.CORES));
            case VGG -> List.of(ours(task), python("PyTorch", OptionalDouble.of(1.5), "torch", task, Machine.CORES));
        };
    }

    private Program ours(Task task) {
        return program("nn", NO_TARGET, ours(task, List.of()), Map.of());
    }

    private Program ours(Task task, int threads) {
        return program(
                "nn, threads: " + threads, NO_TARGET, ours(task, List.of("-Dnn.onnx.threads=" + threads)), Map.of());
    }

    private List<String> ours(Task task, List<String> options) {
        List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ours.class.getName()));
        command.addAll(arguments(task));
        return command;
    }

    private Program python(String name, OptionalDouble must, String script, Task task, int threads) {
        return program(name, must, script(script, task, threads), Map.of());
    }

    private Program keras(String name, OptionalDouble must, String backend, Task task) {
        Map<String, String> environment = Map.of("KERAS_BACKEND", backend, "TF_CPP_MIN_LOG_LEVEL", "3");
        return program(name, must, script("keras", task, Machine.CORES), environment);
    }

    private List<String> script(String name, Task task, int threads) {
        Path file = peers.resolve("python").resolve(name + "_peer.py");
        List<String> command = new ArrayList<>(List.of(python, file.toString()));
        command.addAll(arguments(task));
        command.add(Integer.toString(threads));
        return command;
    }

    private Program java(String name, OptionalDouble must, String folder, String main, int threads) {
        Path target = peers.resolve(folder).resolve("target");
        Path libraries = target.resolve("class-path");
        if (!Files.exists(libraries)) {
            return new Program(name, must, List.of(), Map.of(), Optional.of("its build failed"));
        }
        try {
            String path = target.resolve("classes") + File.pathSeparator + Files.readString(libraries);
            List<String> command = new ArrayList<>(List.of(JAVA, "-cp", path, "peers." + main));
            command.addAll(arguments(Task.LECTURE));
            command.add(Integer.toString(threads));
            Map<String, String> environment = threads == 1 ? Map.of("OMP_NUM_THREADS", "1") : Map.of();
            return program(name, must, command, environment);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> arguments(Task task) {
        int count = epochs.orElse(task.epochs());
        return List.of(task.word(), folders.of(task.rows()).toString(), Integer.toString(count));
    }

    private static Program program(
            String name, OptionalDouble must, List<String> command, Map<String, String> environment) {
        return new Program(name, must, command, environment, Optional.empty());
    }
}
