package nn.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.table.CategoryEncoding.Unseen;

/**
 * Chooses how a column of words becomes features, one a word, as scikit-learn's {@code OneHotEncoder}; it is a value, and
 * each word returns a new one.
 *
 * <p>By default all words that occur have a feature, in their order; another word, and a missing one, gives zeros.
 *
 * <pre>{@code
 * Features.of(train).category("city", city -> city.atMost(20).flagged());
 * }</pre>
 */
public final class CategoryFeature {
    static final CategoryFeature DEFAULT =
            new CategoryFeature(Unseen.ZEROS, Fill.NONE, "", false, Integer.MAX_VALUE, 1);

    private final Unseen unseen;
    private final Fill fill;
    private final String word;
    private final boolean flagged;
    private final int most;
    private final int least;

    private enum Fill {
        NONE,
        MOST_FREQUENT,
        WORD
    }

    private CategoryFeature(Unseen unseen, Fill fill, String word, boolean flagged, int most, int least) {
        this.unseen = unseen;
        this.fill = fill;
        this.word = word;
        this.flagged = flagged;
        this.most = most;
        this.least = least;
    }

    /**
     * Keeps the words that occur most often; all others, and those never seen, share one feature more.
     *
     * @param words how many to keep; of equally frequent ones the first in their order
     * @return a new value
     * @throws nn.data.NnException if none is kept
     */
    public CategoryFeature atMost(int words) {
        Given.positive("atMost: the number of words", words);
        return new CategoryFeature(Unseen.OTHER, fill, word, flagged, words, least);
    }

    /**
     * Keeps the words that occur in so many rows; all others, and those never seen, share one feature more.
     *
     * @param rows how many
     * @return a new value
     * @throws nn.data.NnException if it is below 1
     */
    public CategoryFeature atLeast(int rows) {
        Given.positive("atLeast: the number of rows", rows);
        return new CategoryFeature(Unseen.OTHER, fill, word, flagged, most, rows);
    }

    /**
     * Gives words never seen a feature of their own.
     *
     * @return a new value
     */
    public CategoryFeature unseenAsOther() {
        return new CategoryFeature(Unseen.OTHER, fill, word, flagged, most, least);
    }

    /**
     * Refuses words never seen, and missing ones for which nothing stands; all that occur are known then.
     *
     * @return a new value
     */
    public CategoryFeature refuseUnseen() {
        return new CategoryFeature(Unseen.REFUSED, fill, word, flagged, Integer.MAX_VALUE, 1);
    }

    /**
     * Lets the word that occurs most often, the first of several, stand for missing ones.
     *
     * @return a new value
     */
    public CategoryFeature imputeMostFrequent() {
        return new CategoryFeature(unseen, Fill.MOST_FREQUENT, "", flagged, most, least);
    }

    /**
     * Lets a word stand for missing ones; it has a feature, too.
     *
     * @param word such as {@code unknown}
     * @return a new value
     * @throws nn.data.NnException if it is blank
     */
    public CategoryFeature impute(String word) {
        return new CategoryFeature(unseen, Fill.WORD, Given.word("impute: the word", word), flagged, most, least);
    }

    /**
     * Adds a feature that is 1 where the word is missing, and else 0.
     *
     * @return a new value
     */
    public CategoryFeature flagged() {
        return new CategoryFeature(unseen, fill, word, true, most, least);
    }

    CategoryEncoding fit(Column cells) {
        Column column = FeatureCells.someKinds(cells);
        Map<String, Integer> counts = new HashMap<>(column.counts());
        Optional<String> stand = stand(column);
        stand.ifPresent(each -> counts.merge(each, column.missing(), Integer::sum));
        List<String> words = kept(column, counts);
        if (fill == Fill.WORD) {
            stand.filter(each -> !words.contains(each)).ifPresent(words::add);
        }
        if (unseen == Unseen.REFUSED && stand.isEmpty() && column.missing() > 0) {
            throw FeatureCells.missing(column, FeatureCells.firstMissing(column))
                    .get();
        }
        return new CategoryEncoding(words, unseen, stand, flagged, column.type() == ColumnType.NUMBER);
    }

    private Optional<String> stand(Column column) {
        return switch (fill) {
            case NONE -> Optional.empty();
            case MOST_FREQUENT -> column.counts().keySet().stream().findFirst();
            case WORD -> Optional.of(column.type() == ColumnType.NUMBER ? kind() : word);
        };
    }

    /** Spells a number as a column of numbers does; another word stands for none of them. */
    private String kind() {
        double number = NumberPlaces.number(word);
        return Double.isNaN(number) ? word : NumberCells.text(number);
    }

    /** Lists the words kept, in the order of all. */
    private List<String> kept(Column column, Map<String, Integer> counts) {
        Set<String> known = new LinkedHashSet<>(column.categories());
        known.addAll(counts.keySet());
        List<String> all = new ArrayList<>(known);
        if (column.type() != ColumnType.NUMBER) {
            Collections.sort(all);
        }
        Set<String> frequent = all.stream()
                .filter(each -> counts.getOrDefault(each, 0) >= least)
                .sorted((a, b) -> counts.getOrDefault(b, 0) - counts.getOrDefault(a, 0))
                .limit(most)
                .collect(Collectors.toSet());
        all.retainAll(frequent);
        return all;
    }
}
