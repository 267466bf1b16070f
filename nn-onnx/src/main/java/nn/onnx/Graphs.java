package nn.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import nn.onnx.lower.Feed;
import nn.spi.Chunk;
import nn.spi.Plan;

/** Finds the graph for a chunk, one for each combination of its tensors' types. */
final class Graphs {
    private final Plan plan;
    private final Place place;
    private final Holdings holdings;
    private final BiFunction<Plan, Feed, byte[]> writer;
    private final Map<Feed, Sessions.Lease> known = new HashMap<>();

    /**
     * Begins without a graph.
     *
     * @param holdings what gives the graphs back
     * @param writer writes a graph
     */
    Graphs(Plan plan, Place place, Holdings holdings, BiFunction<Plan, Feed, byte[]> writer) {
        this.plan = plan;
        this.place = place;
        this.holdings = holdings;
        this.writer = writer;
    }

    Sessions.Lease of(Chunk chunk) {
        return known.computeIfAbsent(
                Feed.of(chunk),
                feed -> holdings.keep(Sessions.SHARED.open(writer.apply(plan, feed), threads(chunk), place)));
    }

    /** Chooses how many threads work on one of a chunk's steps. */
    int threads(Chunk chunk) {
        return place.threads().forWork(Work.perRow(plan.network()) * chunk.batch());
    }
}
