package nn.onnx.train;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import nn.data.Numbers;
import nn.layer.Embedding;
import nn.spi.Chunk;
import nn.spi.Node;
import nn.spi.Plan;

/** Knows which rows of a table a step of a chunk looks up several times, or the next one once more. */
final class RepeatedRows {
    /** Fewer numbers move in less than 30 µs, which is not worth waking a thread. */
    private static final int WORTH_A_THREAD = 1 << 16;

    private final int vocabulary;
    private final int steps;
    private final List<Numbers> inputs;
    private final BitSet once = new BitSet();
    private final BitSet repeated = new BitSet();

    private RepeatedRows(Embedding table, int steps, List<Numbers> inputs) {
        this.vocabulary = table.vocabulary();
        this.steps = steps;
        this.inputs = inputs;
    }

    /**
     * Finds them for the tables of a chunk that are so large that most rows are not repeated, where embeddings read the rows'
     * numbers off the inputs: what is computed is not known before.
     */
    static Map<String, RepeatedRows> of(Plan plan, Chunk chunk) {
        Map<String, RepeatedRows> found = new HashMap<>();
        for (String table : plan.tables()) {
            List<Node> nodes = plan.network().nodes().stream()
                    .filter(node -> node.weights().stream()
                            .anyMatch(weight -> weight.name().equals(table)))
                    .toList();
            of(plan, chunk, nodes).ifPresent(rows -> found.put(table, rows));
        }
        return found;
    }

    private static Optional<RepeatedRows> of(Plan plan, Chunk chunk, List<Node> nodes) {
        List<String> names =
                plan.network().inputs().stream().map(input -> input.name()).toList();
        if (!nodes.stream().allMatch(node -> node.layer() instanceof Embedding && names.containsAll(node.from()))) {
            return Optional.empty();
        }
        List<Numbers> inputs = nodes.stream()
                .map(node ->
                        Numbers.of(chunk.inputs().get(names.indexOf(node.from().get(0)))))
                .toList();
        Embedding table = (Embedding) nodes.get(0).layer();
        long each = inputs.stream().mapToLong(Numbers::count).sum() / chunk.steps();
        return table.vocabulary() >= 2 * each && each * table.width() >= WORTH_A_THREAD
                ? Optional.of(new RepeatedRows(table, chunk.steps(), inputs))
                : Optional.empty();
    }

    /** Returns them for a step, until it is asked again. */
    BitSet of(int step) {
        once.clear();
        repeated.clear();
        forEach(step, row -> (once.get(row) ? repeated : once).set(row));
        if (step + 1 < steps) {
            forEach(step + 1, repeated::set);
        }
        return repeated;
    }

    private void forEach(int step, IntConsumer row) {
        for (Numbers numbers : inputs) {
            int count = numbers.count() / steps;
            for (int i = step * count; i < (step + 1) * count; i++) {
                row.accept(Math.max(0, Math.min((int) numbers.at(i), vocabulary - 1)));
            }
        }
    }
}
