package nn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes where time goes, ours beside a peer's, as Markdown. */
final class ProfileTable {
    private static final int ROWS = 10;

    private ProfileTable() {}

    /** Lists what takes most, each list in its own order. */
    static String of(List<OpTime> ours, String peer, List<OpTime> theirs) {
        List<List<String>> left = cells(ours);
        List<List<String>> right = cells(theirs);
        StringBuilder text = new StringBuilder(
                        line(List.of("nn", "calls", "ms", "share", peer, "calls", "ms", "share")))
                .append(line(List.of("---", "---:", "---:", "---:", "---", "---:", "---:", "---:")));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            List<String> row = new ArrayList<>(cell(left, i));
            row.addAll(cell(right, i));
            text.append(line(row));
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static List<String> cell(List<List<String>> cells, int row) {
        return row < cells.size() ? cells.get(row) : List.of("", "", "", "");
    }

    private static List<List<String>> cells(List<OpTime> all) {
        double sum = OpTime.sum(all);
        List<List<String>> cells = new ArrayList<>();
        for (OpTime each : OpTime.top(all, ROWS)) {
            cells.add(List.of(
                    each.op(),
                    format("%.0f", each.calls()),
                    format("%.2f", each.millis()),
                    format("%.0f %%", 100 * each.millis() / sum)));
        }
        return cells;
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
