package nn.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets programs run in turn, round after round, so that a machine that drifts hits all of them alike. */
final class Contest {
    private final Map<Program, List<Run>> runs = new LinkedHashMap<>();
    private final Map<Program, String> missing = new LinkedHashMap<>();
    private final List<Machine> machines = new ArrayList<>();
    private final Program first;

    /** Runs so many rounds; a program that fails once is missing from then on, and says why. */
    Contest(List<Program> programs, int rounds) throws InterruptedException {
        first = programs.get(0);
        programs.forEach(program -> runs.put(program, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            machines.add(Machine.measure());
            for (Program program : programs) {
                if (!missing.containsKey(program)) {
                    run(program, round);
                }
            }
        }
        runs.keySet().removeAll(missing.keySet());
    }

    private void run(Program program, int round) throws InterruptedException {
        System.err.print("round " + (round + 1) + ", " + program.name() + ": ");
        try {
            Run run = program.run();
            runs.computeIfAbsent(program, none -> new ArrayList<>()).add(run);
            System.err.printf(Locale.ROOT, "%.4f s, accuracy %.4f%n", run.seconds(), run.accuracy());
        } catch (Program.Missing absent) {
            System.err.println("missing: " + absent.getMessage());
            missing.put(program, String.valueOf(absent.getMessage()));
        }
    }

    /** Gives the runs of all programs that ran in every round. */
    Map<Program, List<Run>> runs() {
        return runs;
    }

    /** Gives the runs of the first program, which is ours; none if it failed. */
    List<Run> ours() {
        return runs.getOrDefault(first, List.of());
    }

    /** Says why programs did not run. */
    Map<Program, String> missing() {
        return missing;
    }

    /** Tells whether nn itself ran in every round, whoever else is missing. */
    boolean whole() {
        return missing.keySet().stream().noneMatch(Program::ours);
    }

    /** Gives what the machine could do, in each round. */
    List<Machine> machines() {
        return machines;
    }

    /** Divides the seconds of one program by those of another, round by round. */
    static List<Double> ratios(List<Run> some, List<Run> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            ratios.add(some.get(i).seconds() / others.get(i).seconds());
        }
        return ratios;
    }
}
