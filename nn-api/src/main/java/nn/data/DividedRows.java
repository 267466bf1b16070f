package nn.data;

import java.util.List;

/** Lets a dataset be divided. */
record DividedRows(Dataset data) implements Divisible<Dataset> {
    @Override
    public int size() {
        return data.size();
    }

    @Override
    public Dataset pick(int... numbers) {
        return data.pick(numbers);
    }

    @Override
    public List<?> kinds(String word, String name) {
        return TargetKinds.of(word, name.isEmpty() ? data.targets() : data.targets(name));
    }
}
