package nn.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a line what a dataset holds, without its numbers. */
final class DatasetText {
    private static final int NAMES = 10;

    private DatasetText() {}

    static String of(Dataset data) {
        String in = data.inputs().stream().map(DatasetText::form).collect(Collectors.joining(", "));
        String names = data.classes().isEmpty() ? "" : ", classes " + shortened(data.classes());
        String weights = data.sampleWeights().isPresent() ? ", sample weights" : "";
        return Words.folded("Dataset of " + data.size() + (data.size() == 1 ? " row: " : " rows: ") + in + " to "
                + form(data.targets()) + names + weights);
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
