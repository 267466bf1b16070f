package nn.data;

import java.util.ArrayList;
import java.util.List;

/** Breaks words that are too long for a line, where Java lets one break them: after commas and before points. */
final class LineBreaks {
    private static final int MOST = 80;
    private static final String INDENT = "    ";

    private LineBreaks() {}

    /** Fills lines of at most 80 columns; brackets are torn apart only where what they hold is too long for a line. */
    static String of(String text) {
        Given.value("words: the text", text);
        if (text.length() <= MOST) {
            return text;
        }
        StringBuilder folded = new StringBuilder();
        int column = 0;
        for (String part : parts(text, 0)) {
            if (column > INDENT.length() && column + part.stripTrailing().length() > MOST) {
                folded.setLength(folded.toString().stripTrailing().length());
                folded.append('\n').append(INDENT);
                column = INDENT.length();
            }
            folded.append(part);
            column += part.length();
        }
        return folded.toString();
    }

    private static List<String> parts(String text, int depth) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int end : ends(text, depth)) {
            String part = text.substring(from, end);
            boolean whole = part.length() + INDENT.length() <= MOST
                    || ends(part, depth + 1).size() < 2;
            parts.addAll(whole ? List.of(part) : parts(part, depth + 1));
            from = end;
        }
        return parts;
    }

    /** Finds where lines may end outside of more than so many brackets; the last is the text's end. */
    private static List<Integer> ends(String text, int most) {
        List<Integer> ends = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            quoted ^= before == '"';
            depth += quoted ? 0 : "([{".indexOf(before) >= 0 ? 1 : ")]}".indexOf(before) >= 0 ? -1 : 0;
            boolean comma = i > 1 && before == ' ' && text.charAt(i - 2) == ',';
            boolean point = before == ')' && text.charAt(i) == '.';
            if (!quoted && (comma && depth <= most || point && most + depth == 0)) {
                ends.add(i);
            }
        }
        ends.add(text.length());
        return ends;
    }
}
