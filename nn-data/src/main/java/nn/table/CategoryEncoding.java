package nn.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Given;

/**
 * Writes 1 at the place of a word, and 0 at the others.
 *
 * @param words those known, in the order of their places
 * @param unseen what stands for a word that is not known, and for a missing one that nothing stands for
 * @param fill stands for a missing word; where it is absent, a missing word is an unseen one
 * @param isFlagged whether a last number is 1 where the word is missing, else 0
 * @param isNumeric whether the words are numbers
 */
public record CategoryEncoding(
        List<String> words, Unseen unseen, Optional<String> fill, boolean isFlagged, boolean isNumeric)
        implements Encoding {
    /** Says what stands for a word that is not known. */
    public enum Unseen {
        /** Zeros at all places. */
        ZEROS,
        /** 1 at a place of its own, after those of the known words. */
        OTHER,
        /** An error. */
        REFUSED
    }

    /** Copies the words. */
    public CategoryEncoding {
        Given.value("a category encoding: the unseen", unseen);
        Given.value("a category encoding: the fill", fill);
        words = Given.all("a category encoding: word", words);
    }

    @Override
    public int width() {
        return words.size() + (unseen == Unseen.OTHER ? 1 : 0) + (isFlagged ? 1 : 0);
    }

    @Override
    public List<String> names(String column) {
        List<String> names = new ArrayList<>();
        words.forEach(word -> names.add(column + '_' + word));
        if (unseen == Unseen.OTHER) {
            names.add(FeatureNames.free(names, column + "_other"));
        }
        if (isFlagged) {
            names.add(FeatureNames.free(names, column + "_missing"));
        }
        return names;
    }

    @Override
    public void encode(Column column, float[] numbers, int first, int width) {
        FeatureCells.requireRoom(this, column, numbers, first, width);
        int flag = first + width() - 1;
        Places places = Places.of(words, isNumeric, column);
        for (int row = 0; row < column.size(); row++) {
            boolean isMissing = column.isMissing(row);
            int place = places.of(isMissing ? fill.orElse("") : column.word(row));
            if (place < 0 && unseen == Unseen.REFUSED) {
                throw isMissing ? FeatureCells.missing(column, row).get() : FeatureCells.unseen(column, row, words);
            } else if (place >= 0 || unseen == Unseen.OTHER) {
                numbers[row * width + first + (place < 0 ? words.size() : place)] = 1;
            }
            if (isFlagged && isMissing) {
                numbers[row * width + flag] = 1;
            }
        }
    }
}
