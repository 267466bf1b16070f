package nn.testkit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nn.op.Value;

/**
 * One way to use ops.
 *
 * @param name what is special about it
 * @param build makes the values whose gradients are checked
 */
record OpCase(String name, Function<Draft, List<Value>> build) {
    static OpCase of(String name, Function<Draft, Value> build) {
        return new OpCase(name, draft -> List.of(build.apply(draft)));
    }

    static OpCase several(String name, Function<Draft, List<Value>> build) {
        return new OpCase(name, build);
    }

    /** Lists all whose gradients can be checked by differences. */
    static Stream<OpCase> all() {
        return Stream.of(
                        ElementCases.all(),
                        FunctionCases.all(),
                        ShapeCases.all(),
                        IndexCases.all(),
                        MatrixCases.all(),
                        WindowCases.all(),
                        NormalizationCases.all(),
                        ScanCases.all())
                .flatMap(List::stream);
    }

    @Override
    public String toString() {
        return name;
    }
}
