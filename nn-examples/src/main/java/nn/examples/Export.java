package nn.examples;

import static java.util.Objects.requireNonNull;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Losses.categoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.examples.cli.Example;
import nn.mnist.Digits;
import nn.onnx.Onnx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a small convolutional network and leaves it as an ONNX file that needs no code of ours. */
@Command(name = "export", description = "Trains, saves as ONNX, verifies, loads again and predicts.")
final class Export extends Example {
    private static final int SAMPLE = 100;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The ONNX file to write.")
    private Path out = Path.of("");

    Export() {
        super(5);
    }

    @Override
    protected void run(Digits digits) {
        requireDirectory();
        var test = digits.images().test();
        var model = train(digits.images().train());
        System.out.println("Test:     " + model.evaluate(test));

        var report = Onnx.save(
                model,
                out,
                export -> export.uint8Input()
                        .classOutputs()
                        .sample(test.rows(0, SAMPLE).input()));
        System.out.println("Saved:    " + report.path());
        System.out.printf(Locale.ROOT, "          %,d bytes, SHA-256 %s%n", report.bytes(), start(report.sha256()));
        System.out.printf(
                Locale.ROOT,
                "Verified: %d rows in ONNX Runtime, greatest difference %.1e of %.0e%n",
                report.rows(),
                report.difference(),
                report.tolerance());

        System.out.println("Loaded:   " + Onnx.load(out).evaluate(test));
        deploy(test);
    }

    /** Looks before the training, not after it. */
    private void requireDirectory() {
        Path directory = out.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(out) || !Files.isDirectory(directory)) {
            throw NnException.of("%s: the file to write must lie in a directory that exists.", out);
        }
    }

    private Model train(Dataset data) {
        return Sequential.of(
                        rescaling(1 / 255.0),
                        conv2D(8, 5).relu(),
                        maxPool2D(),
                        conv2D(16, 5).relu(),
                        maxPool2D(),
                        flatten(),
                        dense(64).relu(),
                        dense(10).softmax())
                .fit(
                        data,
                        fit -> options.on(fit)
                                .loss(categoricalCrossentropy())
                                .optimizer(adam())
                                .metrics(accuracy()));
    }

    /** Predicts as any program would that knows nothing but the file. */
    private void deploy(Dataset test) {
        try (var file = Onnx.open(out)) {
            file.inputs().forEach(port -> System.out.println("Takes:    " + port));
            file.outputs().forEach(port -> System.out.println("Gives:    " + port));
            var answers = file.predict(Map.of("input", test.rows(0, 1).input()));
            int label = requireNonNull(answers.get("label")).ints()[0];
            System.out.printf(
                    Locale.ROOT,
                    "The first test digit is a %d: the file says %d, %.1f %% sure.%n",
                    test.targets().ints()[0],
                    label,
                    100 * requireNonNull(answers.get("probability")).floats()[label]);
        }
    }

    private static String start(String sha256) {
        return sha256.substring(0, 16) + " …";
    }
}
