package nn.examples;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.examples.cli.Example;
import nn.examples.web.LabelledBytes;
import nn.mnist.Digits;
import nn.onnx.Onnx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns ten digits by eleven outputs, and leaves a training that teaches the eleventh in JavaScript. */
@Command(name = "lesson", description = "Digits learned in Java: a training goes on in a browser.")
final class Lesson extends Example {
    /** What stands in the folder: the training, digits to rehearse, digits held out. */
    static final List<String> FILES = List.of("lesson.onnx", "rehearsed.digits", "held-out.digits");

    /** The network: who sends a learned one back must send the same. */
    static final Sequential NETWORK = Sequential.of(
            rescaling(1 / 255.0),
            conv2D(8, 5).relu(),
            maxPool2D(),
            conv2D(16, 5).relu(),
            maxPool2D(),
            flatten(),
            dense(64).relu(),
            dropout(0.2),
            dense(Digits.CLASSES.size() + 1).softmax());

    private static final int REHEARSED = 400;
    private static final int HELD_OUT = 500;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to write lesson.onnx and digits.")
    private Path out = Path.of("");

    Lesson() {
        super(5);
    }

    @Override
    protected void run(Digits digits) {
        if (!Files.isDirectory(out)) {
            throw NnException.of("%s: the folder to write to must exist.", out);
        }
        Dataset train = named(digits.images().train());
        Dataset test = named(digits.images().test());
        var model = NETWORK.fit(
                train,
                fit -> options.on(fit)
                        .loss(sparseCategoricalCrossentropy())
                        .optimizer(adam())
                        .metrics(accuracy()));
        System.out.println("Test:     " + model.evaluate(test));

        // What sees strokes stays as it is; the dense layers learn on.
        var report = Onnx.saveTraining(
                model.freeze("conv2d*"),
                out.resolve(FILES.get(0)),
                fit -> fit.optimizer(adam(0.001)),
                file -> file.model(export -> export.uint8Input().classOutputs()));
        System.out.println("Saved:    " + report);
        LabelledBytes.write(train.shuffled(options.seed()).take(REHEARSED), out.resolve(FILES.get(1)));
        LabelledBytes.write(test.take(HELD_OUT), out.resolve(FILES.get(2)));
    }

    /** Gives the place that is left a name, too. */
    static Dataset named(Dataset digits) {
        return digits.classes(
                Stream.concat(Digits.CLASSES.stream(), Stream.of("sign")).toList());
    }
}
