package nn.benchmarks;

import static nn.Metrics.accuracy;

import java.nio.file.Path;
import java.util.Locale;
import nn.Model;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.onnx.OnnxEngine;
import nn.onnx.run.Threads;
import nn.onnx.run.Work;

/**
 * Trains a task with this project: arguments are the task's word, the folder of its rows, the epochs, and the device, where
 * it is not the processor.
 */
final class Ours {
    private Ours() {}

    public static void main(String[] args) {
        Task task = Task.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path folder = Path.of(args[1]);
        Model model = task.network()
                .fit(
                        data(task, folder, "train"),
                        fit -> fit.loss(task.loss())
                                .optimizer(task.optimizer())
                                .metrics(accuracy())
                                .seed(System.nanoTime())
                                .epochs(Integer.parseInt(args[2]))
                                .device(args.length > 3 ? args[3] : "cpu")
                                .batchSize(task.batch())
                                .callbacks(new Clock(Said::unit)));
        Said.accuracy(model.evaluate(data(task, folder, "t10k")).get("accuracy"));
        Said.version(new OnnxEngine().version() + ", JDK " + Runtime.version().feature());
        Said.threads(Threads.configured().forWork(Work.perRow(model.network()) * task.batch()));
        Said.memory();
    }

    static Dataset data(Task task, Path folder, String half) {
        Tensor labels = Folders.labels(folder, half);
        return Dataset.of(Folders.images(folder, half), Tensor.of(labels.shape(), labels.ints()))
                .reshape(task.input().dims());
    }
}
