package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a table with Keras's lines. A cell that is too long for its column is broken between words, and a word that is
 * longer ends in dots; numbers stay whole, at the first column's cost.
 *
 * @param head the columns' names; the third is of numbers
 * @param columns the columns' widths
 */
record SummaryTable(List<String> head, List<Integer> columns) {
    private static final int OF_NUMBERS = 2;

    String of(List<List<String>> rows) {
        List<Integer> widths = widths(rows);
        StringBuilder lines = new StringBuilder();
        lines.append(rule("┏┳┓", "━", widths)).append(row(head, "┃", widths));
        String between = rule("┡╇┩", "━", widths);
        for (List<String> row : rows) {
            lines.append(between).append(row(row, "│", widths));
            between = rule("├┼┤", "─", widths);
        }
        return lines.append(rule("└┴┘", "─", widths)).toString();
    }

    private List<Integer> widths(List<List<String>> rows) {
        int least = columns.get(OF_NUMBERS);
        int numbers =
                rows.stream().mapToInt(row -> row.get(OF_NUMBERS).length() + 2).reduce(least, Math::max);
        List<Integer> widths = new ArrayList<>(columns);
        widths.set(0, columns.get(0) - (numbers - least));
        widths.set(OF_NUMBERS, numbers);
        return widths;
    }

    private static String rule(String corners, String line, List<Integer> widths) {
        return widths.stream()
                        .map(line::repeat)
                        .collect(Collectors.joining(
                                corners.substring(1, 2), corners.substring(0, 1), corners.substring(2)))
                + "\n";
    }

    private static String row(List<String> cells, String edge, List<Integer> widths) {
        List<List<String>> broken = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            broken.add(broken(cells.get(column), widths.get(column) - 2));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(1);
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < height; at++) {
            lines.append(edge);
            for (int column = 0; column < cells.size(); column++) {
                List<String> cell = broken.get(column);
                lines.append(padded(at < cell.size() ? cell.get(at) : "", widths.get(column), column == OF_NUMBERS))
                        .append(edge);
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static List<String> broken(String cell, int width) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String whole : cell.split(" ", -1)) {
            String word = whole.length() <= width ? whole : whole.substring(0, width - 1) + "…";
            String last = lines.remove(lines.size() - 1);
            String longer = last.isEmpty() ? word : last + " " + word;
            lines.addAll(longer.length() <= width || last.isEmpty() ? List.of(longer) : List.of(last, word));
        }
        return lines;
    }

    private static String padded(String text, int width, boolean isRight) {
        String space = " ".repeat(width - text.length() - 2);
        return " " + (isRight ? space + text : text + space) + " ";
    }
}
