package nn.table;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words, each kept once.
 *
 * @param type {@link ColumnType#CATEGORY} or {@link ColumnType#TEXT}
 * @param words the words that occur, in the order in which they come first; none is empty
 * @param codes for each row the place of its word, -1 where it is missing; nobody may change them
 * @param written how numbers among them are written: in one way, or in several where such columns were joined
 */
record WordCells(ColumnType type, List<String> words, int[] codes, Set<NumberText> written) implements Cells {
    static final int MISSING = -1;

    /** Up to so many different words are always categories. */
    private static final int FEW = 20;

    WordCells(ColumnType type, List<String> words, int[] codes) {
        this(type, words, codes, Set.of(NumberText.PLAIN));
    }

    /** Chooses the type by the words: they are categories if they are few, or if each occurs twice on the average. */
    static WordCells inferred(List<String> words, int[] codes) {
        long present = Arrays.stream(codes).filter(code -> code != MISSING).count();
        boolean recur = words.size() <= FEW || 2L * words.size() <= present;
        return new WordCells(recur ? ColumnType.CATEGORY : ColumnType.TEXT, words, codes);
    }

    WordCells as(ColumnType other) {
        return new WordCells(other, words, codes, written);
    }

    WordCells written(NumberText text) {
        return written(Set.of(text));
    }

    private WordCells written(Set<NumberText> texts) {
        return new WordCells(type, words, codes, texts);
    }

    /** Returns the word of a row, and an empty one where it is missing. */
    String word(int row) {
        return isMissing(row) ? "" : words.get(codes[row]);
    }

    /** Counts how often each word occurs, in their order. */
    int[] counts() {
        int[] counts = new int[words.size()];
        for (int code : codes) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public String text(int row) {
        return word(row);
    }

    @Override
    public int compare(int row, int other) {
        return word(row).compareTo(word(other));
    }

    /** Copies some rows, and of the words only those that occur in them: what the others had is not to be seen. */
    @Override
    public WordCells pick(int[] rows) {
        WordBuilder picked = new WordBuilder();
        int[] places = new int[words.size()];
        Arrays.fill(places, MISSING);
        for (int row : rows) {
            int code = codes[row];
            if (code == MISSING) {
                picked.addMissing();
            } else if (places[code] == MISSING) {
                places[code] = picked.add(words.get(code));
            } else {
                picked.addCode(places[code]);
            }
        }
        return picked.cells(type).written(written);
    }

    /** Joins the words, too; they are categories if all of them were. */
    @Override
    public WordCells concat(List<Cells> all) {
        WordBuilder joined = new WordBuilder();
        for (Cells each : all) {
            for (int row = 0; row < each.size(); row++) {
                joined.add(((WordCells) each).word(row));
            }
        }
        boolean categories = all.stream().allMatch(each -> each.type() == ColumnType.CATEGORY);
        Set<NumberText> ways = all.stream()
                .flatMap(each -> ((WordCells) each).written.stream())
                .collect(Collectors.toUnmodifiableSet());
        return joined.cells(categories ? ColumnType.CATEGORY : ColumnType.TEXT).written(ways);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordCells cells
                && type == cells.type
                && words.equals(cells.words)
                && Arrays.equals(codes, cells.codes);
    }

    @Override
    public int hashCode() {
        return 31 * words.hashCode() + Arrays.hashCode(codes);
    }
}
