package nn.table;

import java.util.ArrayList;
import java.util.List;

/** Prints columns of words, each flush right, two spaces apart. */
final class TextGrid {
    private TextGrid() {}

    static int width(List<String> cells) {
        return cells.stream().mapToInt(TextGrid::length).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Shows a long word by its beginning, and what would break a line as a space. */
    static String shortened(String word, int most) {
        String line = word.codePoints()
                .limit(most + 1L)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return length(line) <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Prints columns beside their rows' names, and those that a line has no room for below. */
    static String wrapped(List<String> names, List<List<String>> columns, int most) {
        List<String> blocks = new ArrayList<>();
        List<List<String>> block = new ArrayList<>(List.of(left(names)));
        int used = width(names);
        for (List<String> column : columns) {
            int width = 2 + width(column);
            if (used + width > most && block.size() > 1) {
                blocks.add(of(block));
                block = new ArrayList<>(List.of(left(names)));
                used = width(names);
            }
            block.add(column);
            used += width;
        }
        blocks.add(of(block));
        return String.join("\n", blocks).stripTrailing();
    }

    /** Pads cells on the right, so that they stand flush left. */
    private static List<String> left(List<String> cells) {
        return cells.stream()
                .map(cell -> cell + " ".repeat(width(cells) - length(cell)))
                .toList();
    }

    static String of(List<List<String>> columns) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < columns.get(0).size(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                String cell = columns.get(i).get(row);
                text.append(" ".repeat(width(columns.get(i)) - length(cell) + (i == 0 ? 0 : 2)))
                        .append(cell);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
