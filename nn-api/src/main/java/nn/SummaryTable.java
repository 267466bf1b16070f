package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws a table with Keras's lines. A cell that is too long for its column is broken between words; the column grows only
 * for a word that is longer.
 *
 * @param head the columns' names; the third is of numbers
 * @param least the columns' least widths
 */
record SummaryTable(List<String> head, List<Integer> least) {
    private static final int OF_NUMBERS = 2;

    String of(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, head.size())
                .map(column -> width(rows, column))
                .boxed()
                .toList();
        StringBuilder lines = new StringBuilder();
        lines.append(rule("┏┳┓", "━", widths)).append(row(head, "┃", widths));
        String between = rule("┡╇┩", "━", widths);
        for (List<String> row : rows) {
            lines.append(between).append(row(row, "│", widths));
            between = rule("├┼┤", "─", widths);
        }
        return lines.append(rule("└┴┘", "─", widths)).toString();
    }

    private int width(List<List<String>> rows, int column) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.get(column).split(" ", -1)))
                .mapToInt(word -> word.length() + 2)
                .reduce(least.get(column), Math::max);
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
        for (String word : cell.split(" ", -1)) {
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
