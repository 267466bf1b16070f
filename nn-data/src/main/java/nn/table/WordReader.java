package nn.table;

import java.util.function.Function;
import nn.data.NnException;

/** Reads a column of words, and may hold each new one against a rule. */
final class WordReader implements FieldReader {
    private final WordBuilder words = new WordBuilder();
    private final Marks marks;
    private final Rule rule;
    private final Function<WordBuilder, Cells> end;
    private int known;

    /** Refuses a word, which is given when it comes first. */
    interface Rule {
        void check(String word, CsvPlace place);
    }

    WordReader(Marks marks, Rule rule, Function<WordBuilder, Cells> end) {
        this.marks = marks;
        this.rule = rule;
        this.end = end;
    }

    /** Reads words, and takes them for dates if all of them are. */
    static WordReader inferred(Marks marks, NumberText numbers) {
        return new WordReader(
                marks,
                (word, place) -> {},
                words -> Casts.datesOr(words.inferred().written(numbers)));
    }

    static WordReader of(Marks marks, NumberText numbers, ColumnType type) {
        return new WordReader(
                marks, (word, place) -> {}, words -> words.cells(type).written(numbers));
    }

    static WordReader dates(int column, String name, Marks marks, DateText text) {
        DateText.Reading reading = text.reading();
        Rule rule = (word, place) -> {
            if (reading.micros(word).isEmpty()) {
                String shown = TextGrid.shortened(word, 40);
                NnException none = place.inField(column, "\"%s\" is no date as %s.", shown, text.said());
                throw text.cure(none, "csv.date", name, word);
            }
        };
        return new WordReader(marks, rule, words -> Casts.dates(name, words.cells(ColumnType.TEXT), text));
    }

    /** A mark of missing values in quotes is the word itself, as in the code NA of Namibia. */
    @Override
    public void add(char[] text, int from, int length, boolean quoted, CsvPlace place) {
        boolean missing = quoted ? length == 0 : marks.has(text, from, length);
        int code = missing ? words.addMissing() : words.add(text, from, length);
        if (code == known) {
            known++;
            rule.check(new String(text, from, length), place);
        }
    }

    @Override
    public Cells cells() {
        return end.apply(words);
    }
}
