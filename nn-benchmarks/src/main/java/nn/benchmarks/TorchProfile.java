package nn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what PyTorch's profiler found.
 *
 * @param version PyTorch with its version, or why there is nothing
 * @param millis milliseconds a step without the profiler; NaN where there is nothing
 * @param ops what its ops took
 */
record TorchProfile(String version, double millis, List<OpTime> ops) {
    /** Runs the program that profiles. */
    static TorchProfile run(List<String> command) throws InterruptedException {
        Program program = new Program("PyTorch", List.of(), command, Map.of(), Optional.empty());
        List<String> lines = new ArrayList<>();
        try {
            Run run = program.run(lines::add);
            return new TorchProfile(run.version(), run.seconds(), ops(lines));
        } catch (Program.Missing absent) {
            return new TorchProfile("PyTorch, which is missing (" + absent.getMessage() + "),", Double.NaN, List.of());
        }
    }

    /** Reads the lines that name an op, its calls and its milliseconds. */
    static List<OpTime> ops(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals("op") && words.length == 4)
                .map(words -> new OpTime(words[1], Double.parseDouble(words[2]), Double.parseDouble(words[3])))
                .toList();
    }
}
