package nn.onnx.read;

import static nn.onnx.read.Rule.one;
import static nn.op.Ops.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Attributes;
import nn.op.Ops;
import nn.op.Value;

/** Reads ops that make one element of many, or find elements. */
final class Reducers {
    private Reducers() {}

    /** Reduces along axes. */
    private interface Word {
        Value of(Value x, boolean isKept, int... axes);
    }

    static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        reduce(all, "ReduceSum", x -> x, Ops::sum, y -> y);
        reduce(all, "ReduceMean", x -> x, Ops::mean, y -> y);
        reduce(all, "ReduceMax", x -> x, Ops::amax, y -> y);
        reduce(all, "ReduceMin", x -> x, Reducers::least, y -> y);
        reduce(all, "ReduceL1", Ops::abs, Ops::sum, y -> y);
        reduce(all, "ReduceL2", Ops::square, Ops::sum, Ops::sqrt);
        reduce(all, "ReduceSumSquare", Ops::square, Ops::sum, y -> y);
        reduce(all, "ReduceLogSum", x -> x, Ops::sum, Ops::log);
        all.put("ArgMax", one(Reducers::greatest));
        all.put("TopK", Reducers::top);
        all.put("CumSum", one(Reducers::summedUp));
        all.put("Gather", one(Shapers::gathered));
        all.put("GatherElements", one(use -> gatherElements(use.in(0), use.in(1), use.axis("axis", 0))));
        all.put("OneHot", one(Shapers::oneHot));
        return all;
    }

    private static Value least(Value x, boolean isKept, int... axes) {
        return neg(amax(neg(x), isKept, axes));
    }

    private static void reduce(
            Map<String, Rule> all, String name, UnaryOperator<Value> before, Word word, UnaryOperator<Value> after) {
        all.put(name, one(use -> {
            Optional<long[]> axes = use.axes(1).filter(list -> list.length > 0);
            if (axes.isEmpty() && use.node().integer("noop_with_empty_axes", 0) == 1) {
                return use.in(0);
            }
            int[] chosen = axes.map(
                            list -> LongStream.of(list).mapToInt(i -> (int) i).toArray())
                    .orElseGet(() -> IntStream.range(0, use.rank()).toArray());
            return after.apply(word.of(before.apply(use.in(0)), use.node().integer("keepdims", 1) == 1, chosen));
        }));
    }

    private static Value greatest(Use use) {
        use.require(use.node().integer("select_last_index", 0) == 0, "it takes the last of equal ones");
        Value places = argMax(use.in(0), use.axis("axis", 0));
        return use.node().integer("keepdims", 1) == 1 ? unsqueeze(places, use.axis("axis", 0)) : places;
    }

    private static List<Value> top(Use use) {
        use.require(use.node().integer("largest", 1) == 1, "it finds the smallest");
        long k = use.node().has("k") ? use.node().integer("k", 1) : use.integers(1)[0];
        return topK(use.in(0), (int) k, use.axis("axis", -1));
    }

    private static Value summedUp(Use use) {
        Attributes chosen = Attributes.NONE
                .with("exclusive", use.node().integer("exclusive", 0))
                .with("reverse", use.node().integer("reverse", 0));
        return Elementwise.type("CumSum").apply(chosen, use.in(0), use.constant(use.constant(1)));
    }
}
