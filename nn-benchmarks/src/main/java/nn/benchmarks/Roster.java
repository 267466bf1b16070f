package nn.benchmarks;

import static nn.benchmarks.Target.firstEpoch;
import static nn.benchmarks.Target.megabytes;
import static nn.benchmarks.Target.ratio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the programs that train a task: ours first, then the others, each with what ours may take of its time.
 *
 * @param commands how they are started
 */
record Roster(Commands commands) {
    private static final int ALL = Machine.CORES;

    List<Program> of(Task task) {
        return commands.device().equals("cpu") ? onProcessor(task) : onDevice(task);
    }

    private List<Program> onProcessor(Task task) {
        return switch (task) {
            case LECTURE ->
                List.of(
                        ours(task, firstEpoch(2, 1.2), megabytes(350, 250)),
                        python("JAX", "jax", task, ALL, ratio(0.8, 0.6)),
                        java("TensorFlow-Java", "tensorflow", "TensorFlowPeer", task, ALL, ratio(0.7)),
                        keras("JAX", "jax", task, ratio(0.4)),
                        python("PyTorch", "torch", task, ALL, ratio(0.3)),
                        python("PyTorch, one thread", "torch", task, 1, ratio(0.3)),
                        java("DJL, own loop", "djl", "DjlPeer", task, ALL),
                        keras("TensorFlow", "tensorflow", task, ratio(0.12)),
                        java("DL4J, tuned", "dl4j", "Dl4jPeer", task, 1, ratio(0.12)));
            case PERCEPTRON ->
                List.of(
                        ours(task),
                        ours(task, 1),
                        python("PyTorch", "torch", task, ALL, ratio(0.75, 0.5)),
                        python("JAX", "jax", task, ALL, ratio(1, 0.8)),
                        keras("JAX", "jax", task));
            case LENET ->
                List.of(
                        ours(task),
                        ours(task, 1),
                        python("PyTorch", "torch", task, ALL, ratio(1.1, 0.8)),
                        python("JAX", "jax", task, ALL),
                        keras("JAX", "jax", task),
                        java("DJL, own loop", "djl", "DjlPeer", task, ALL));
            case VGG -> besidePython(ours(task, megabytes(640, 640)), task, ratio(1.55, 1.2));
            case RESIDUAL -> besidePython(ours(task), task, ratio(1.5, 1));
            case LSTM -> besidePython(ours(task), task, ratio(1.3, 1));
            case WIDE -> List.of(ours(task), python("PyTorch", "torch", task, ALL));
        };
    }

    private List<Program> besidePython(Program ours, Task task, Target ofTorch) {
        return List.of(
                ours,
                python("PyTorch", "torch", task, ALL, ofTorch),
                python("JAX", "jax", task, ALL),
                keras("JAX", "jax", task));
    }

    private List<Program> onDevice(Task task) {
        Target[] ofTorch = switch (task) {
            case WIDE, RESIDUAL -> new Target[] {ratio(1.3)};
            case VGG -> new Target[] {ratio(1)};
            default -> new Target[0];
        };
        return List.of(ours(task), python("PyTorch", "torch", task, ALL, ofTorch), python("JAX", "jax", task, ALL));
    }

    private Program ours(Task task, Target... targets) {
        return program("nn", commands.ours(task), Map.of(), targets);
    }

    private Program ours(Task task, int threads) {
        return program("nn, threads: " + threads, commands.ours(task, "-Dnn.onnx.threads=" + threads), Map.of());
    }

    private Program python(String name, String script, Task task, int threads, Target... targets) {
        return program(name, commands.python(script + "_peer", task, threads), Map.of(), targets);
    }

    private Program keras(String name, String backend, Task task, Target... targets) {
        Map<String, String> environment = Map.of("KERAS_BACKEND", backend, "TF_CPP_MIN_LOG_LEVEL", "3");
        return program("Keras on " + name, commands.python("keras_peer", task, ALL), environment, targets);
    }

    private Program java(String name, String folder, String main, Task task, int threads, Target... targets) {
        Map<String, String> environment = threads == 1 ? Map.of("OMP_NUM_THREADS", "1") : Map.of();
        return commands.java(folder, main, task, threads)
                .map(command -> program(name, command, environment, targets))
                .orElseGet(() ->
                        new Program(name, List.of(targets), List.of(), environment, Optional.of("its build failed")));
    }

    private static Program program(
            String name, List<String> command, Map<String, String> environment, Target... targets) {
        return new Program(name, List.of(targets), command, environment, Optional.empty());
    }
}
