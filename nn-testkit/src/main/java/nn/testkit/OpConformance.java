package nn.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks an engine of ops, one that runs graphs: each op, its gradient, scans, and small networks of ops must give what
 * the {@link Interpreter} gives.
 */
public interface OpConformance {
    /**
     * Runs a graph on the engine.
     *
     * @param graph with its outputs declared
     * @param inputs by name
     * @return the outputs by name
     * @throws Exception whatever the engine throws
     */
    Map<String, Array> run(Graph graph, Map<String, Array> inputs) throws Exception;

    /**
     * Checks values and gradients of every op, at odd sizes, broadcast, and with the settings that it has.
     *
     * @return one test a use of an op
     */
    @TestFactory
    default Stream<DynamicTest> opsGiveWhatTheyMean() {
        return Stream.concat(OpCase.all(), ConstantCases.zero().stream())
                .map(used -> DynamicTest.dynamicTest(used.name(), () -> {
                    Draft draft = new Draft();
                    List<Value> values = used.build().apply(draft);
                    Graph graph = draft.graph();
                    Gradients.of(Draft.projected(values), draft.varied())
                            .forEach((input, gradient) -> graph.output("gradient of " + input.name(), gradient));
                    for (int i = 0; i < values.size(); i++) {
                        graph.output("value " + i, values.get(i));
                    }
                    Agreement.of(this, graph, draft.arrays()).check(2e-5);
                }));
    }

    /**
     * Checks values of the ops that serve prediction alone, and have no gradient.
     *
     * @return one test a use of an op
     */
    @TestFactory
    default Stream<DynamicTest> recurrentOpsGiveWhatTheyMean() {
        return RecurrentCases.all()
                .map(used -> DynamicTest.dynamicTest(used.name(), () -> {
                    Draft draft = new Draft();
                    List<Value> values = used.build().apply(draft);
                    for (int i = 0; i < values.size(); i++) {
                        draft.graph().output("value " + i, values.get(i));
                    }
                    Agreement.of(this, draft.graph(), draft.arrays()).check(2e-6);
                }));
    }

    /**
     * Checks that a recurrent layer of 20 steps learns as it should.
     *
     * @throws Exception whatever the engine throws
     */
    @Test
    default void anLstmOfTwentyStepsLearns() throws Exception {
        Draft draft = new Draft();
        Lstm lstm = new Lstm(draft.x(20, 3, 4), draft.small(0.8, 4, 20), draft.small(0.7, 5, 20), draft.small(0.5, 20));
        Value output = draft.small(0.5, 5, 1);
        Value last = Ops.reshape(Ops.slice(lstm.outputs(), 0, 19, 20), new Dims(3, 5));
        Value targets = draft.graph().constant(ElementType.FLOAT32, new Dims(3, 1), 1, -1, 0.5);
        Value loss = Ops.mean(Ops.square(Ops.sub(Ops.affine(last, output), targets)));
        learns(draft, loss, List.of(lstm.kernel(), lstm.recurrent(), lstm.bias(), output));
    }

    /**
     * Checks that a network of two inputs learns as it should.
     *
     * @throws Exception whatever the engine throws
     */
    @Test
    default void twoInputsThatMeetLearn() throws Exception {
        Draft draft = new Draft();
        Merge merge = Merge.of(draft);
        learns(draft, merge.loss(), merge.weights());
    }

    /**
     * Checks that a loss with a mask is learned by as it should.
     *
     * @throws Exception whatever the engine throws
     */
    @Test
    default void aMaskedLossLearns() throws Exception {
        Draft draft = new Draft();
        Masked masked = Masked.of(draft);
        learns(draft, masked.loss(), List.of(masked.hidden(), masked.output()));
    }

    private void learns(Draft draft, Value loss, List<Value> weights) throws Exception {
        Graph graph = draft.graph();
        graph.output("loss", loss);
        Gradients.of(loss, weights)
                .forEach((weight, gradient) ->
                        graph.output("next " + weight.name(), Ops.sub(weight, Ops.mul(gradient, 0.3))));
        Map<String, Array> inputs = new LinkedHashMap<>(draft.arrays());
        for (int step = 0; step < 30; step++) {
            Map<String, Array> results = Agreement.of(this, graph, inputs).check(2e-5);
            weights.forEach(weight -> inputs.put(weight.name(), results.get("next " + weight.name())));
        }
    }
}
