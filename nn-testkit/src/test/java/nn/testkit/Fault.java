package nn.testkit;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nn.spi.TrainingEngine;

/**
 * Holds an engine with one fault.
 *
 * @param caughtBy the checks that must fail, and no others
 */
record Fault(String name, TrainingEngine engine, Set<String> caughtBy) {
    static Fault of(String name, TrainingEngine engine, String... caughtBy) {
        return new Fault(name, engine, Set.of(caughtBy));
    }

    /** Faults of arithmetic, for the whole kit. */
    static List<Fault> ofArithmetic() {
        return Stream.concat(
                        ArithmeticFaults.all().stream(),
                        Stream.of(OutputFaults.ofOutputs(), OutputFaults.ofLengths(), OutputFaults.ofPositions()))
                .toList();
    }

    /** Faults of everything else, for all but the slow gradients and golden vectors. */
    static List<Fault> ofMechanics() {
        return Stream.of(
                        StepFaults.all(),
                        StateFaults.all(),
                        MaskFaults.all(),
                        PredictorFaults.all(),
                        FormulaFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}
