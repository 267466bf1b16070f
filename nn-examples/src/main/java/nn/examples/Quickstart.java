package nn.examples;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;

import java.nio.file.Path;
import java.util.Arrays;
import nn.Sequential;
import nn.mnist.Mnist;
import nn.onnx.Onnx;
import picocli.CommandLine.Command;

/** Runs the README's code; a test holds the two together. */
@Command(name = "quickstart", description = "The README's code, as it stands there; writes digits.onnx.")
final class Quickstart implements Runnable {
    @Override
    public void run() {
        // spotless:off
        // README
        var digits = Mnist.load();                      // 60 000 + 10 000 real digits, raw 0..255 bytes

        var model = Sequential.of(dense(30).sigmoid(), dense(10).sigmoid())
                .fit(digits.train(), fit -> fit
                        .loss(meanSquaredError()).optimizer(sgd(0.01)).metrics(accuracy())
                        .epochs(200).batchSize(128));   // a progress bar, then model.history()

        System.out.println(model.evaluate(digits.test()));

        float[] image = digits.test().input().row(0).floats();
        float[] scores = model.predict(image);          // ten numbers, one a digit

        Onnx.save(model, Path.of("digits.onnx"));       // verified, runs wherever ONNX does
        // README ends
        // spotless:on
        System.out.println("First test image: " + Arrays.toString(scores));
        System.out.println("Saved as digits.onnx");
    }
}
