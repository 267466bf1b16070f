package nn.onnx.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.run.Leases.Lease;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.onnx.run.Sessions;
import nn.onnx.run.Tensors;
import nn.onnx.run.Work;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
import nn.spi.Network;

/** Predicts with the weights of a training as they are, by graphs that they go into; one for each combination of types and nodes. */
final class OpenGraphs {
    private final Network network;
    private final Place place;
    private final NativeBuffers buffers;
    private final Map<List<?>, Lease<OrtSession>> known = new HashMap<>();

    OpenGraphs(Network network, Place place, NativeBuffers buffers) {
        this.network = network;
        this.place = place;
        this.buffers = buffers;
    }

    List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        List<ElementType> types =
                inputs.stream().map(tensor -> ElementType.of(tensor.type())).toList();
        Lease<OrtSession> graph = known.computeIfAbsent(List.of(types, nodes), key -> compile(types, nodes, inputs));
        Map<String, Tensor> given = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            given.put(network.inputs().get(i).name(), inputs.get(i));
        }
        try (RunInputs bound = RunInputs.of(given)) {
            Map<String, OnnxTensor> all = new HashMap<>(bound.tensors());
            graph.session().getInputNames().forEach(name -> all.computeIfAbsent(name, buffers::get));
            try (Result result = Ort.call("predicting", () -> graph.session().run(all))) {
                int rows = inputs.get(0).rows();
                return nodes.stream()
                        .map(node -> Tensors.copy(
                                (OnnxTensor) result.get(output(node)).orElseThrow(),
                                network.shape(node).batch(rows)))
                        .toList();
            }
        }
    }

    private Lease<OrtSession> compile(List<ElementType> types, List<String> nodes, List<Tensor> inputs) {
        Map<String, String> wanted = new LinkedHashMap<>();
        nodes.forEach(node -> wanted.put(node, output(node)));
        int threads =
                place.threads().forWork(Work.perRow(network) * inputs.get(0).rows());
        return buffers.keep(Sessions.SHARED.open(GraphWriter.model(network.inference(types, wanted)), threads, place));
    }

    /** Names what a node gives: inputs and outputs may not have one name, though an input itself may be wanted. */
    static String output(String node) {
        return "output:" + node;
    }
}
