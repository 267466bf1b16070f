package nn.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.op.OpType;

/** Computes the outputs of one kind of op. */
@FunctionalInterface
interface Computation {
    /** All that are known, by ONNX's names. */
    Map<String, Computation> ALL = Stream.of(
                    ArithmeticOps.ALL,
                    LogicOps.ALL,
                    FunctionOps.ALL,
                    SoftmaxOps.ALL,
                    ReductionOps.ALL,
                    OrderOps.ALL,
                    ShapeOps.ALL,
                    PartOps.ALL,
                    IndexOps.ALL,
                    MatrixOps.ALL,
                    ConvolutionOps.ALL,
                    PoolOps.ALL,
                    NormalizationOps.ALL,
                    RecurrentOps.ALL,
                    Map.of("Resize", one(ResizeOp::run), "Scan", ScanOp::run))
            .flatMap(family -> family.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Computes all outputs, also optional ones that nobody asked for. */
    List<Array> run(Given given);

    /** Computes one output. */
    static Computation one(Function<Given, Array> output) {
        return given -> List.of(output.apply(given));
    }

    static Computation of(OpType type) {
        Computation known = ALL.get(type.name());
        if (known == null) {
            throw NnException.of("the interpreter does not know the op %s.", type);
        }
        return known;
    }
}
