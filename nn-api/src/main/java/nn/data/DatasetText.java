package nn.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in a line what a dataset holds, without its numbers. */
final class DatasetText {
    private static final int NAMES = 10;

    private DatasetText() {}

    static String of(Dataset data) {
        Rows rows = data.rows();
        String in = forms(data.inputNames(), rows.inputs());
        String out = forms(
                data.outputNames(),
                rows.outputs().stream().map(WeightedTargets::targets).toList());
        String names = data.classes().isEmpty() ? "" : ", classes " + shortened(data.classes());
        String weights =
                rows.outputs().stream().anyMatch(output -> output.weights().isPresent()) ? ", sample weights" : "";
        return Words.folded("Dataset of " + data.size() + (data.size() == 1 ? " row: " : " rows: ") + in + " to " + out
                + names + weights);
    }

    private static String forms(List<String> names, List<Tensor> tensors) {
        return IntStream.range(0, tensors.size())
                .mapToObj(i -> (names.isEmpty() ? "" : names.get(i) + " ") + form(tensors.get(i)))
                .collect(Collectors.joining(", "));
    }

    private static String form(Tensor rows) {
        String type = rows.type().name().toLowerCase(Locale.ROOT);
        return rows.shape().rank() == 1 ? type : type + " " + rows.shape().row();
    }

    private static String shortened(List<String> names) {
        return names.size() <= NAMES
                ? names.toString()
                : names.subList(0, NAMES).toString().replace("]", ", …]");
    }
}
