package nn.onnx.run;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtSession;
import java.util.List;
import nn.Sequential;
import nn.data.Shape;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.FastForms;
import nn.onnx.run.Leases.Lease;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
import nn.spi.Ages;
import nn.spi.ChunkTypes;
import nn.spi.Device;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Sessions sessions = new Sessions(1);

    private static byte[] graph(int units) {
        Plan plan = new Plan(Sequential.of(dense(units)).network(Shape.of(2)), meanSquaredError(), sgd(0.1), 1, false);
        return training(plan, new ChunkTypes(List.of(ElementType.FLOAT32), ElementType.FLOAT32, false));
    }

    private static byte[] training(Plan plan, ChunkTypes types) {
        Ages ages = Ages.of(plan, nn.data.Optimization.FROM_THE_FIRST);
        return GraphWriter.model(plan.training(types, ages, FastForms.of(Device.CPU, 1, Blocks.NONE)));
    }

    private Lease<OrtSession> open(int units) {
        return sessions.open(graph(units), 1, new Place(Device.CPU, Threads.exactly(1)));
    }

    @Test
    void equalPlansGiveEqualBytes() {
        assertThat(graph(3)).isEqualTo(graph(3));
    }

    @Test
    void theSameGraphIsCompiledOnce() {
        Lease<OrtSession> first = open(3);
        sessions.close(first);
        assertThat(open(3).session()).isSameAs(first.session());
    }

    @Test
    void theLeastUsedGraphGoesFirst() {
        OrtSession first = open(3).session();
        sessions.close(open(3));
        sessions.close(open(3));
        sessions.close(open(4));
        assertThat(open(3).session()).as("still in use").isSameAs(first);
    }

    @Test
    void whatNobodyUsesIsDropped() {
        Lease<OrtSession> first = open(3);
        sessions.close(first);
        sessions.close(open(4));
        assertThat(open(3).session()).isNotSameAs(first.session());
    }

    @Test
    void threadsThatStayAwakeBelongToAGraphOfTheirOwn() {
        Place asleep = new Place(Device.CPU, Threads.exactly(1));
        Sessions many = new Sessions(2);
        OrtSession first = many.open(graph(3), 1, asleep).session();
        assertThat(many.open(graph(3), 1, asleep.awake()).session()).isNotSameAs(first);
        assertThat(many.open(graph(3), 1, asleep).session()).isSameAs(first);
    }
}
