package nn.op;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Knows the gradients of matrices and biases that are constant over the steps of a Scan: one product or sum of what all
 * steps saw and gave, instead of one a step.
 *
 * @param uses the ops of a step that take such a constant, by the constant
 */
record ScanProducts(Map<Value, List<Use>> uses) {
    /**
     * Says where a constant goes in.
     *
     * @param op the op
     * @param input the place among its inputs
     */
    record Use(Op op, int input) {
        /** Tells whether the gradient can be taken of all steps at once. */
        private boolean isProduct(Graph body) {
            boolean isLast = input == op.inputs().size() - 1 && input > 0;
            Value x = op.input(0);
            boolean isRows =
                    x.dims().rank() == 2 && x.graph() == body && x.constant().isEmpty();
            return switch (op.type().name()) {
                case "Add" -> op.input(1 - input).dims().equals(op.output().dims());
                case "MatMul" -> isLast && isRows && op.input(1).dims().rank() == 2;
                case "Gemm" -> input > 0 && isRows && isPlain();
                default -> false;
            };
        }

        private boolean isPlain() {
            return op.attributes().number("alpha", 1) == 1
                    && op.attributes().number("beta", 1) == 1
                    && op.attributes().integer("transA", 0) == 0;
        }

        private Value gradient(UnaryOperator<Value> stack, Value dy) {
            if (op.type() == Arithmetic.ADD || input == 2) {
                return Ops.sumTo(dy, dy, op.input(input));
            }
            Value rows = rows(stack.apply(op.input(0)));
            return op.attributes().integer("transB", 0) == 1
                    ? Ops.gemm(rows(dy), rows, true, false)
                    : Ops.gemm(rows, rows(dy), true, false);
        }

        private static Value rows(Value stacked) {
            return Shapes.RESHAPE.apply(
                    stacked, stacked.graph().integers(-1, stacked.dims().size(-1)));
        }
    }

    static ScanProducts of(Graph body, Set<Value> constants) {
        Map<Value, List<Use>> uses = new LinkedHashMap<>();
        for (Value constant : constants) {
            List<Use> all = body.ops().stream()
                    .filter(op -> op.sources().contains(constant))
                    .flatMap(op -> uses(op, constant))
                    .toList();
            if (all.stream().allMatch(use -> use.isProduct(body))) {
                uses.put(constant, all);
            }
        }
        return new ScanProducts(uses);
    }

    private static Stream<Use> uses(Op op, Value constant) {
        boolean inside = op.body().isPresent();
        return inside
                ? Stream.of(new Use(op, 0))
                : IntStream.range(0, op.inputs().size())
                        .filter(i -> op.input(i) == constant)
                        .mapToObj(i -> new Use(op, i));
    }

    /** Lists the constants whose gradients are taken here. */
    Set<Value> constants() {
        return uses.keySet();
    }

    /** Lists the values whose gradients are needed of each step. */
    Set<Value> outputs() {
        Set<Value> outputs = new LinkedHashSet<>();
        uses.values().forEach(all -> all.forEach(use -> outputs.add(use.op().output())));
        return outputs;
    }

    /**
     * Makes the gradients.
     *
     * @param stack gives all that a value of the body was [steps, …]
     * @param outputs the gradients of {@link #outputs}, stacked; missing ones are 0
     */
    Map<Value, Value> gradients(UnaryOperator<Value> stack, Map<Value, Value> outputs) {
        Map<Value, Value> gradients = new LinkedHashMap<>();
        uses.forEach((constant, all) -> all.stream()
                .flatMap(use -> Optional.ofNullable(outputs.get(use.op().output())).stream()
                        .map(dy -> use.gradient(stack, dy)))
                .reduce(Ops::add)
                .ifPresent(gradient -> gradients.put(constant, gradient)));
        return gradients;
    }
}
