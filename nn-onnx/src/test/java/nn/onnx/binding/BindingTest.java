package nn.onnx.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    private static final Place PLACE = new Place(Device.CPU, Threads.exactly(1));

    @Test
    @EnabledForJreRange(max = JRE.JAVA_21)
    void olderJdksSayWhyTheyCannot() {
        assertThat(Binding.problem(Device.CPU))
                .contains("Java " + Runtime.version().feature() + " cannot call it, 22 and later can");
        assertThatThrownBy(() -> BoundGraph.compile(doubling(), 1, PLACE)).isInstanceOf(RuntimeException.class);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void laterJdksCan() {
        assertThat(Binding.problem(Device.CPU)).isEmpty();
    }

    private static Graph doubling() {
        Graph graph = Graph.named("doubling");
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(Dims.BATCH, 2));
        graph.output("kept", Ops.add(x, x));
        graph.output("read", Ops.mul(x, x));
        return graph;
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void outputsStayAndGoInAgain() {
        Shape shape = Shape.of(1, 2);
        try (BoundGraph graph = BoundGraph.compile(doubling(), 1, PLACE);
                Transfer transfer = new Transfer(PLACE)) {
            assertThat(graph.inputs()).containsExactly("x");
            assertThat(graph.outputs()).containsExactlyInAnyOrder("kept", "read");
            DeviceValue value = transfer.toDevice(Tensor.of(shape, 1f, 3f));
            for (int run = 0; run < 3; run++) {
                try (DeviceValue before = value;
                        BoundMemory memory = new BoundMemory()) {
                    memory.take("read", shape);
                    value = memory.run(graph, Map.of("x", before), Map.of("kept", shape))
                            .get("kept");
                    float factor = (float) Math.pow(4, run);
                    assertThat(memory.output("read", shape)).isEqualTo(Tensor.of(shape, factor, 9 * factor));
                    assertThat(transfer.toProcessor(before))
                            .isEqualTo(Tensor.of(shape, (float) (1 << run), (float) (3 << run)));
                }
            }
            assertThat(transfer.toProcessor(value)).isEqualTo(Tensor.of(shape, 8f, 24f));
            value.close();
            value.close();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void whatIsNotThereIsToldInOurVoice() {
        Shape shape = Shape.of(1, 2);
        try (BoundGraph graph = BoundGraph.compile(doubling(), 1, PLACE);
                BoundMemory memory = new BoundMemory()) {
            memory.give("x", Tensor.of(Shape.of(1, 3), 1f, 2f, 3f));
            assertThatThrownBy(() -> memory.run(graph, Map.of(), Map.of("kept", shape)))
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith(
                            "running the network: ONNX Runtime failed: Error code - ORT_INVALID_ARGUMENT")
                    .hasCauseInstanceOf(OrtException.class);
        }
    }

    /** The library for the processor has these functions, too, at the same places, and says in each what it lacks. */
    @ParameterizedTest
    @CsvSource({
        "CREATE_CUDA_PROVIDER_OPTIONS, CUDA execution provider is not enabled in this build.",
        "UPDATE_CUDA_PROVIDER_OPTIONS, CUDA execution provider is not enabled in this build.",
        "SESSION_OPTIONS_APPEND_EXECUTION_PROVIDER_CUDA_V2, OrtSessionOptionsAppendExecutionProvider_Cuda"
    })
    @EnabledForJreRange(min = JRE.JAVA_22)
    void functionsForGpusAreWhereTheyAreLookedFor(OrtFunction function, String said) {
        OrtApi api = OrtApi.here().orElseThrow();
        assertThatThrownBy(() -> api.call(
                        "trying", function, new long[function.parameters().length()]))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("trying: ONNX Runtime failed: ")
                .message()
                .contains("Error code - ORT_FAIL", said);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void aGpuThatIsNotThereIsRefused() {
        assertThat(Binding.problem(new Device("cuda:15", Optional.empty())).orElseThrow())
                .startsWith("compiling the network: ONNX Runtime failed: ");
    }
}
