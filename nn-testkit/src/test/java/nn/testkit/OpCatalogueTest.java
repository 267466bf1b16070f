package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.op.Gradient;
import nn.op.Graph;
import nn.op.Op;
import nn.op.OpType;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.Test;

class OpCatalogueTest {
    @Test
    void everyOpHasItsLineInTheInterpreterAndACaseOfItsGradient() {
        Set<String> differentiated = types(OpCase.all());
        Set<String> zero = types(ConstantCases.zero().stream());
        Set<String> refused = types(ConstantCases.refused().stream());
        List<String> missing = new ArrayList<>();
        for (OpType type : Ops.types()) {
            require(Computation.ALL.keySet(), type, "Computation.ALL", missing);
            if (type.gradient() instanceof Gradient.Zero) {
                require(zero, type, "ConstantCases.zero()", missing);
            } else if (type.gradient() instanceof Gradient.None) {
                require(refused, type, "ConstantCases.refused()", missing);
            } else {
                require(differentiated, type, "OpCase.all()", missing);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theInterpreterKnowsNoOpThatIsNone() {
        assertThat(Computation.ALL.keySet())
                .isSubsetOf(Ops.types().stream().map(OpType::name).toList());
    }

    private static void require(Collection<String> known, OpType type, String place, List<String> missing) {
        if (!known.contains(type.name())) {
            missing.add(type + " in " + place);
        }
    }

    private static Set<String> types(Stream<OpCase> cases) {
        return cases.flatMap(used -> {
                    Draft draft = new Draft();
                    List<Value> values = used.build().apply(draft);
                    values.forEach(value -> draft.graph().output("value", value));
                    return ops(draft.graph());
                })
                .map(op -> op.type().name())
                .collect(Collectors.toSet());
    }

    private static Stream<Op> ops(Graph graph) {
        return graph.ops().stream()
                .flatMap(op -> Stream.concat(Stream.of(op), op.body().stream().flatMap(OpCatalogueTest::ops)));
    }
}
