package nn.table;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Lists features and knows the rows that they were fitted on, which makes no difference to whether lists are equal. */
final class FittedColumns extends AbstractList<Feature> implements RandomAccess {
    private final List<Feature> features;
    private final Origin origin;

    FittedColumns(List<Feature> features, Origin origin) {
        this.features = List.copyOf(features);
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    @Override
    public Feature get(int index) {
        return features.get(index);
    }

    @Override
    public int size() {
        return features.size();
    }
}
