package nn.onnx.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Outcome;
import nn.spi.Plan;
import nn.spi.Ports;

/** Knows the outputs of a plan's graphs that have something for each row: predictions, and their masks. */
final class RowPorts {
    private RowPorts() {}

    /** Finds those among a graph's outputs, with the shape of a row. */
    static Map<String, Shape> of(Plan plan, Set<String> outputs) {
        Map<String, Shape> found = new LinkedHashMap<>();
        for (int i = 0; i < plan.objectives().size(); i++) {
            Shape row = plan.shape(i);
            if (outputs.contains(Ports.predictions(i))) {
                found.put(Ports.predictions(i), row);
            }
            if (outputs.contains(Ports.mask(i))) {
                found.put(Ports.mask(i), Shape.of(row.dim(0)));
            }
        }
        return found;
    }

    /** Gathers what a chunk's steps gave for each objective. */
    static List<Outcome> outcomes(
            Plan plan, Function<String, float[]> losses, Function<String, Optional<Tensor>> rows) {
        return IntStream.range(0, plan.objectives().size())
                .mapToObj(i -> new Outcome(
                        losses.apply(Ports.losses(i)), rows.apply(Ports.predictions(i)), rows.apply(Ports.mask(i))))
                .toList();
    }
}
