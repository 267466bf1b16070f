package nn.table;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Writes 1 at the place that a word's hash gives, and 0 at the others: MurmurHash3 (32 bits, seed 0) of its UTF-8 bytes
 * as a number without a sign, modulo the number of places; as scikit-learn's {@code murmurhash3_32(word, 0, positive=True)
 * % places}. A missing word gives zeros.
 *
 * @param places how many
 */
public record HashEncoding(int places) implements Encoding {
    private static final int MOST = 1 << 24;

    /** Checks the number. */
    public HashEncoding {
        Given.positive("hashed: the number of places", places);
        if (places > MOST) {
            throw NnException.of("hashed: the number of places must be at most 2^24, but was %d.", places);
        }
    }

    @Override
    public int width() {
        return places;
    }

    @Override
    public List<String> names(String column) {
        Given.value("encode: the column's name", column);
        return IntStream.range(0, places).mapToObj(i -> column + '_' + i).toList();
    }

    @Override
    public void encode(Column cells, float[] numbers, int first, int width) {
        FeatureCells.requireRoom(this, cells, numbers, first, width);
        Column column = FeatureCells.kinds(cells);
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                int hash = Murmur.hash(column.word(row));
                numbers[row * width + first + Integer.remainderUnsigned(hash, places)] = 1;
            }
        }
    }
}
