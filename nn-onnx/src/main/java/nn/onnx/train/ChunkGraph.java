package nn.onnx.train;

import java.util.function.Function;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.FastForms;
import nn.onnx.run.BlockSize;
import nn.onnx.run.Place;
import nn.onnx.run.Work;
import nn.op.Graph;
import nn.spi.Chunk;
import nn.spi.Forms;
import nn.spi.Plan;

/**
 * A graph for chunks, in the forms that suit the device and the threads.
 *
 * @param graph the graph
 * @param blocks which of its convolutions are faster on blocks of channels
 * @param threads how many work on one of a chunk's steps
 * @param isLarge whether its values are so large that memory is better handed out one by one
 */
record ChunkGraph(Graph graph, Blocks blocks, int threads, boolean isLarge) {
    /**
     * From so many multiplications a step on, handing out memory value by value costs nothing: at 3 million (784-30-10, batch
     * 128) it is 1.6 % of the time, at 40 million (LeNet) none.
     */
    private static final long LARGE = 20_000_000;

    /**
     * Builds a graph.
     *
     * @param chunk brings as many rows a step as those that the graph is for
     * @param builder builds it in forms
     */
    static ChunkGraph of(Plan plan, Place place, Chunk chunk, Function<Forms, Graph> builder) {
        int threads = threads(plan, place, chunk);
        Blocks blocks = BlockSize.on(place.device());
        Graph graph = builder.apply(FastForms.of(place.device(), threads, blocks));
        return new ChunkGraph(graph, blocks, threads, work(plan, chunk) >= LARGE);
    }

    /** Chooses how many threads work on one of a chunk's steps. */
    static int threads(Plan plan, Place place, Chunk chunk) {
        return place.threads().forWork(work(plan, chunk));
    }

    private static long work(Plan plan, Chunk chunk) {
        return Work.perRow(plan.network()) * chunk.batch();
    }
}
