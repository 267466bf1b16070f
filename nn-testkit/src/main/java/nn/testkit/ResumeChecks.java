package nn.testkit;

import java.util.stream.Stream;
import nn.data.State;
import nn.optimizer.Optimizer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks that a training stopped and resumed from its state ends in the same bits as one never stopped. */
public interface ResumeChecks extends EngineUnderTest {
    /**
     * Checks every optimizer and option on a plain network.
     *
     * @return one test an optimizer or option
     */
    @TestFactory
    default Stream<DynamicTest> everyOptimizerResumesToTheBit() {
        return resumes(Samples.small());
    }

    /**
     * Checks every optimizer and option with batch normalization and dropout.
     *
     * @return one test an optimizer or option
     */
    @TestFactory
    default Stream<DynamicTest> statisticsAndMasksResumeToTheBit() {
        return resumes(Samples.stateful());
    }

    /**
     * Checks every optimizer on a network of two inputs and two outputs, one of whose losses weighs the rows.
     *
     * @return one test an optimizer
     */
    @TestFactory
    default Stream<DynamicTest> severalInputsAndOutputsResumeToTheBit() {
        return OptimizerSamples.plain().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> new Forked(each.optimizer()).resumes(this)));
    }

    private Stream<DynamicTest> resumes(Sample sample) {
        return OptimizerSamples.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> resumes(sample, each.optimizer())));
    }

    private void resumes(Sample sample, Optimizer optimizer) {
        Trial trial = Trial.of(this, sample.plan(optimizer));
        State start = sample.start(optimizer, 1);
        Rows rows = sample.rows(1, 20);
        State whole =
                trial.train(start, rows.chunk(0, 4, 0, Rows.rates(5, 0.01))).state();
        State half =
                trial.train(start, rows.chunk(0, 4, 0, Rows.rates(2, 0.01))).state();
        State resumed =
                trial.train(half, rows.chunk(8, 4, 2, Rows.rates(3, 0.01))).state();
        Compare.bits(optimizer + ", resumed after 2 of 5 steps", whole, resumed);
    }
}
