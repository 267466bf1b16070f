package nn.onnx.run;

import static nn.Layers.dense;
import static nn.Layers.rescaling;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.mae;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nn.Model;
import nn.Predictor;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.Onnx;
import nn.onnx.OnnxModel;
import nn.optimizer.Optimizer;

/** Does again and again what takes direct memory, some 2 MB a time. */
final class DirectMemoryProbe {
    private static final int WIDTH = 1000;
    private static final int ROWS = 512;

    private DirectMemoryProbe() {}

    public static void main(String[] args) throws Exception {
        Model model = Sequential.of(rescaling(2)).input(WIDTH).init(1);
        int times = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "tensors" ->
                repeat(times, () -> model.predict(Tensor.of(Shape.of(ROWS, WIDTH), new float[ROWS * WIDTH])));
            case "arrays" -> repeat(times, () -> model.predict(new float[ROWS][WIDTH]));
            case "predictors" -> repeat(times, () -> predictAnew(model));
            case "files" -> open(model, times);
            case "fits" -> {
                repeat(times / 2, () -> fitted(8, sgd(0.01)));
                repeat(times / 2, () -> fitted(8, adam()));
            }
            case "evaluations" -> evaluate(times);
            case "large" ->
                Sequential.of(dense(6 * 1024), dense(WIDTH))
                        .fit(rows(8), fit -> fit.loss(meanSquaredError()).optimizer(adam()));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    private static void predictAnew(Model model) {
        try (Predictor predictor = model.predictor()) {
            predictor.predict(Tensor.zeros(Shape.of(ROWS, WIDTH)));
        }
    }

    private static void open(Model model, int times) throws Exception {
        Path file = Files.createTempFile("nn", ".onnx");
        Onnx.save(model, file);
        try (OnnxModel open = Onnx.open(file)) {
            repeat(
                    times,
                    () -> open.predict(Map.of("input", Tensor.of(Shape.of(ROWS, WIDTH), new byte[ROWS * WIDTH]))));
        }
        Files.delete(file);
    }

    private static Dataset rows(int count) {
        Tensor rows = Tensor.of(Shape.of(count, WIDTH), new float[count * WIDTH]);
        return Dataset.of(rows, rows);
    }

    private static Model fitted(int rows, Optimizer optimizer) {
        return Sequential.of(dense(WIDTH / 2), dense(WIDTH))
                .fit(
                        rows(rows),
                        fit -> fit.loss(meanSquaredError())
                                .optimizer(optimizer)
                                .metrics(mae())
                                .epochs(1)
                                .verbose(0));
    }

    private static void evaluate(int times) {
        Model fitted = fitted(8, sgd(0.01));
        Dataset data = rows(ROWS);
        repeat(times, () -> fitted.evaluate(data));
    }
}
