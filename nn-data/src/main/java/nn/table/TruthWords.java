package nn.table;

import java.util.List;
import java.util.Optional;

/**
 * Takes truth values for words such as True, or for numbers such as 1.
 *
 * @param column its name
 * @param known the words that the column's encodings know
 */
record TruthWords(String column, List<String> known) {
    static TruthWords of(String column, List<Feature> features) {
        return new TruthWords(
                column,
                features.stream()
                        .filter(each -> each.column().equals(column))
                        .flatMap(each -> WordTable.words(each.encoding()))
                        .distinct()
                        .toList());
    }

    /** Returns the word known that says so; another one if only the contrary is known. */
    String word(boolean truth) {
        String plain = String.valueOf(truth);
        boolean isMeant = known.isEmpty() || find(!truth).isPresent();
        return find(truth).orElseGet(() -> {
            if (!isMeant) {
                throw FeatureCells.unseen(Column.of(column, List.of(plain)), 0, known);
            }
            return plain;
        });
    }

    private Optional<String> find(boolean truth) {
        double number = truth ? 1 : 0;
        return known.stream()
                .filter(each -> each.equalsIgnoreCase(String.valueOf(truth)) || NumberPlaces.number(each) == number)
                .findFirst();
    }
}
