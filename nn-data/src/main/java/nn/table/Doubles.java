package nn.table;

import java.util.ArrayList;
import java.util.List;

/** A list of doubles that grows by blocks, so that no more than one block lies unused. */
final class Doubles {
    private static final int BLOCK = 1 << 16;

    private final List<double[]> full = new ArrayList<>();
    private double[] block = new double[1 << 10];
    private int used;

    void add(double value) {
        if (used == block.length) {
            full.add(block);
            block = new double[BLOCK];
            used = 0;
        }
        block[used++] = value;
    }

    double[] values() {
        int size = used + full.stream().mapToInt(each -> each.length).sum();
        double[] values = new double[size];
        int end = 0;
        for (double[] each : full) {
            System.arraycopy(each, 0, values, end, each.length);
            end += each.length;
        }
        System.arraycopy(block, 0, values, end, used);
        return values;
    }
}
