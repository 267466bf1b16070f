package nn.table;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;

/**
 * Writes 1 at the place that a word's hash gives, and 0 at the others: MurmurHash3 (32 bits, seed 0) of its UTF-8 bytes
 * as a number without a sign, modulo the number of places; as scikit-learn's {@code murmurhash3_32(word, 0, positive=True)
 * % places}. A missing word gives zeros.
 *
 * @param places how many
 */
public record HashEncoding(int places) implements Encoding {
    /** Checks the number. */
    public HashEncoding {
        Given.positive("hashed: the number of places", places);
    }

    @Override
    public int width() {
        return places;
    }

    @Override
    public List<String> names(String column) {
        return IntStream.range(0, places).mapToObj(i -> column + '_' + i).toList();
    }

    @Override
    public void encode(Column cells, float[] numbers, int first, int width) {
        Column column = FeatureCells.kinds(cells);
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                int hash = Murmur.hash(column.word(row));
                numbers[row * width + first + Integer.remainderUnsigned(hash, places)] = 1;
            }
        }
    }
}
