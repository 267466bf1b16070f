package nn.onnx.read;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nn.data.NnException;
import nn.onnx.file.ModelFile;
import nn.onnx.ort.Ort;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.run.Threads;
import nn.spi.Device;

/**
 * Lets a file give all of its values, of any number of rows.
 *
 * @param graph the file's
 * @param rows the sizes of a row of each input
 */
record Exposed(FileGraph graph, Map<String, List<Integer>> rows) {
    OrtSession compile() {
        Place place = new Place(Device.CPU, Threads.exactly(1), GraphOptimization.NONE);
        return Sessions.compile(bytes(), 1, place);
    }

    private byte[] bytes() {
        Message model = graph.file().model();
        Message own = model.message(Field.MODEL_GRAPH);
        Draft all = new Draft()
                .addAllBut(
                        own,
                        Field.GRAPH_NODE,
                        Field.GRAPH_INPUT,
                        Field.GRAPH_OUTPUT,
                        Field.GRAPH_VALUE_INFO,
                        Field.GRAPH_INITIALIZER);
        graph.nodes().forEach(node -> all.add(Field.GRAPH_NODE, new Draft().addAllBut(node.message())));
        own.messages(Field.GRAPH_INITIALIZER)
                .filter(tensor -> !graph.loosened().containsKey(tensor.text(Field.TENSOR_NAME)))
                .forEach(tensor -> initializer(all, tensor));
        graph.loosened().forEach((name, tensor) -> all.add(Field.GRAPH_INITIALIZER, tensor.draft(name)));
        graph.inputs().forEach(input -> all.add(Field.GRAPH_INPUT, input.draft(row(input))));
        Set<String> made = graph.made();
        made.forEach(name -> all.add(Field.GRAPH_OUTPUT, new Draft().add(Field.INFO_NAME, name)));
        return new Draft()
                .addAllBut(model, Field.MODEL_IR_VERSION, Field.MODEL_GRAPH, Field.MODEL_TRAINING_INFO)
                // Before the fourth version, fixed tensors had to be inputs, too.
                .add(Field.MODEL_IR_VERSION, Math.max(4, model.number(Field.MODEL_IR_VERSION)))
                .add(Field.MODEL_GRAPH, all)
                .toByteArray();
    }

    /** Keeps a tensor as it is, with its numbers in it. */
    private void initializer(Draft all, Message tensor) {
        if (tensor.has(Field.TENSOR_EXTERNAL_DATA)) {
            String name = tensor.text(Field.TENSOR_NAME);
            all.add(
                    Field.GRAPH_INITIALIZER,
                    new Beside(graph.file().path()).stored(tensor).draft(name));
        } else {
            all.add(Field.GRAPH_INITIALIZER, new Draft().addAllBut(tensor));
        }
    }

    private List<Integer> row(FileInput input) {
        return Objects.requireNonNull(rows.get(input.name()));
    }

    /**
     * Runs some rows out of many: the first ones are left out, so that they have others before and after them there.
     *
     * @param skipped how many of the many rows go before
     * @param patience after how long the run is ended
     */
    OrtSession.Result run(OrtSession session, int skipped, int count, Duration patience) {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        Samples samples = new Samples(graph, rows);
        try (OrtSession.RunOptions options = Ort.call("preparing a run", OrtSession.RunOptions::new);
                Deadline deadline = new Deadline(options, patience)) {
            graph.inputs().forEach(input -> given.put(input.name(), samples.of(input, skipped, count)));
            return run(session, given, options, deadline, count);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private OrtSession.Result run(
            OrtSession session,
            Map<String, OnnxTensor> given,
            OrtSession.RunOptions options,
            Deadline deadline,
            int count) {
        String place = "running " + file().called() + " on " + count + " rows";
        try {
            return session.run(given, session.getOutputNames(), options);
        } catch (OrtException failed) {
            if (deadline.hasPassed()) {
                throw NnException.of("%s took too long, and was ended.", place)
                        .maybe("it holds a loop without end. Predict with it: Onnx.open(path).")
                        .causedBy(failed);
            }
            throw graph.hasFixedRows() ? fixed(failed) : Ort.failure(place, failed);
        }
    }

    private NnException fixed(OrtException failed) {
        return NnException.of(
                        "the input %s takes a batch of exactly %s: the file does not run on others.",
                        graph.inputs().get(0), graph.inputs().get(0).axes().get(0))
                .maybe(
                        "export it with a dynamic batch: torch.onnx.export(…, dynamic_axes={\"%s\": {0: \"batch\"}}).",
                        graph.inputs().get(0).name())
                .causedBy(failed);
    }

    private ModelFile file() {
        return graph.file();
    }
}
