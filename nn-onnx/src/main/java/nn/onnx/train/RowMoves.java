package nn.onnx.train;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nn.spi.Chunk;
import nn.spi.Plan;

/**
 * Moves the rows of tables that the steps of a chunk look up. Where a second thread is free, and that is found to be faster,
 * it moves those rows while the next step runs that this one does not look up again: of a large table nearly all.
 */
final class RowMoves {
    private final Plan plan;
    private final Faster faster = new Faster();
    private Map<String, RepeatedRows> repeated = Map.of();
    private SharedWork late = SharedWork.NONE;
    private long began;

    RowMoves(Plan plan) {
        this.plan = plan;
    }

    /**
     * Begins with a chunk.
     *
     * @param isFree whether there is a second thread
     */
    void begin(Chunk chunk, boolean isFree) {
        repeated = isFree ? RepeatedRows.of(plan, chunk) : Map.of();
        began = 0;
    }

    /** Moves what a step looked up, or lets it be moved until the next call. */
    void step(int step, StepRun run, List<Lookup> lookups, Function<String, FloatBuffer> tables, float rate) {
        finish();
        measure();
        List<Runnable> parts = new ArrayList<>();
        for (Lookup lookup : lookups) {
            FloatBuffer table = tables.apply(lookup.table());
            RepeatedRows again = repeated.get(lookup.table());
            if (again != null && faster.isShared()) {
                parts.addAll(lookup.moves(table, run::take, rate).allBut(again.of(step)));
            } else {
                lookup.moves(table, run::rows, rate).all();
            }
        }
        late = SharedWork.begin(parts);
    }

    private void measure() {
        long now = System.nanoTime();
        if (began != 0 && !repeated.isEmpty()) {
            faster.took(now - began);
        }
        began = now;
    }

    /** Ends what may still be under way. */
    void finish() {
        late.finish();
    }
}
