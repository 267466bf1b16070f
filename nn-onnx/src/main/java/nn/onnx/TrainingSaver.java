package nn.onnx;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.data.NnException;
import nn.data.State;
import nn.onnx.file.AtomicFile;
import nn.onnx.file.ModelFile;
import nn.onnx.file.ModelGraph;
import nn.onnx.portable.TrainingFile;
import nn.onnx.proto.Draft;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.run.Threads;
import nn.spi.Device;
import nn.spi.Plan;
import nn.train.Compilation;
import nn.train.Fit;

/** Saves a training: a model that is ready to learn on, and the graph by which it does. */
final class TrainingSaver {
    private final Path path;
    private final TrainingExport export;
    private final Plan plan;
    private final State start;
    /** With slots, and what was chosen for the training. */
    private final Model ready;

    TrainingSaver(Model model, Path path, UnaryOperator<Fit> settings, TrainingExport export) {
        this.path = path;
        this.export = export;
        Fit chosen = Fit.of(model.compilation()).chosenBy("saveTraining", settings);
        Compilation compilation = chosen.compilation();
        requireLength(model);
        this.plan = new Plan(
                model.network(),
                compilation.objectives(model.network()),
                compilation.optimizer(),
                compilation.seed(),
                true);
        this.start = chosen.namesOptimizer()
                ? plan.resume(model.state(), model.compilation().optimizer())
                : plan.resume(model.state());
        this.ready = Model.of(model.architecture(), start, compilation, model.history(), model.schema());
    }

    private static void requireLength(Model model) {
        if (model.network().isFree()) {
            throw NnException.of(
                            "saveTraining: the steps need rows of one length, but the network takes any %s.",
                            model.network().inputs())
                    .maybe(
                            "build it with a number where the length stands, and take the weights over: .withWeights(…).");
        }
    }

    /** Writes the file after the model within was verified, and ONNX Runtime has compiled the training. */
    Report save() {
        FiniteWeights.require(start.weights());
        Export form = export.model().withState();
        Placement placement = Placement.of(ready, form);
        byte[] model = ModelGraph.of(
                        ready, form.bytes(), form.hasClassOutputs(), true, form.metadata(), placement.graph())
                .toByteArray();
        Draft draft = TrainingFile.of(
                plan, start, form.bytes().types(plan.network()), export.isWeighted(), export.steps(), model);
        Onnx.requireAtMost(draft.size(), path);
        Verification verification = new Verification(ready, form, path, placement.graph());
        AtomicFile.Written<Double> written = AtomicFile.at(path).write(draft, file -> {
            Sessions.close(
                    Sessions.compile(ModelFile.read(file, path), 1, new Place(Device.CPU, Threads.configured())));
            return verification.differenceOf(new ModelFile(path, path, ByteBuffer.wrap(model)));
        });
        return Report.of(path, draft, written, verification, form, placement);
    }
}
