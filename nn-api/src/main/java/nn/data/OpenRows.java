package nn.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows of all inputs and outputs that are open together. */
final class OpenRows implements AutoCloseable {
    private final List<RowReader> features = new ArrayList<>();
    private final List<RowReader> targets = new ArrayList<>();

    private OpenRows() {}

    /** Opens all, or none where one cannot be opened. */
    static OpenRows of(ByPlace source) {
        OpenRows open = new OpenRows();
        try {
            source.features().forEach(each -> open.features.add(each.reader().get()));
            source.targets().forEach(each -> open.targets.add(each.reader().get()));
            return open;
        } catch (Throwable wrong) {
            open.close();
            throw wrong;
        }
    }

    boolean areDirect() {
        return features.stream().allMatch(RowReader::isDirect);
    }

    Rows read(long from, int count) {
        return new Rows(features.stream().map(each -> each.read(from, count)).toList(), targets(from, count));
    }

    /** Reads the features straight into memory. */
    Rows read(long from, int count, List<ByteBuffer> memory) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < memory.size(); i++) {
            inputs.add(features.get(i).read(from, memory.get(i)));
        }
        return new Rows(inputs, targets(from, count));
    }

    private List<WeightedTargets> targets(long from, int count) {
        return targets.stream()
                .map(each -> new WeightedTargets(each.read(from, count), Optional.empty()))
                .toList();
    }

    @Override
    public void close() {
        features.forEach(RowReader::close);
        targets.forEach(RowReader::close);
    }
}
