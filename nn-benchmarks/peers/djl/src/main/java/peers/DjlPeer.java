package peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.L2Loss;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Trains a network with DJL on PyTorch, in a loop of its own over slices of rows shuffled at once, which is several times
 * faster than DJL's dataset. Arguments: lecture or lenet, folder, epochs, threads.
 */
public final class DjlPeer {
    private static final int PART = 1000;

    public static void main(String[] args) throws IOException {
        System.setProperty("ai.djl.pytorch.num_threads", args[3]);
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Path folder = Path.of(args[1]);
        boolean isLecture = args[0].equals("lecture");
        Shape row = isLecture ? new Shape(Digits.PIXELS) : new Shape(1, 28, 28);
        float scale = isLecture ? 1 : 1 / 255f;
        try (Model model = Model.newInstance(args[0], "PyTorch")) {
            model.setBlock(isLecture ? lecture() : lenet());
            try (Trainer trainer = model.newTrainer(config(isLecture));
                    NDManager manager = model.getNDManager().newSubManager()) {
                trainer.initialize(new Shape(Digits.BATCH).addAll(row));
                train(trainer, read(manager, folder, "train", row, scale), Integer.parseInt(args[2]));
                Said.line("accuracy", accuracy(trainer, read(manager, folder, "t10k", row, scale)));
            }
        }
        Said.line("version", "DJL " + Engine.getDjlVersion() + ", PyTorch " + Engine.getInstance().getVersion());
        Said.line("threads", args[3]);
        Said.memory();
    }

    private static DefaultTrainingConfig config(boolean isLecture) {
        Loss loss = isLecture ? new L2Loss("L2", 1) : new SoftmaxCrossEntropyLoss("loss", 1, -1, false, true);
        Optimizer optimizer = isLecture
                ? Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).build()
                : Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.001f))
                        .optEpsilon(1e-7f)
                        .build();
        return new DefaultTrainingConfig(loss)
                .optOptimizer(optimizer)
                .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT)
                .optInitializer(Initializer.ZEROS, Parameter.Type.BIAS);
    }

    private static SequentialBlock lecture() {
        return new SequentialBlock()
                .add(linear(30))
                .add(Activation.sigmoidBlock())
                .add(linear(Digits.CLASSES))
                .add(Activation.sigmoidBlock());
    }

    private static SequentialBlock lenet() {
        SequentialBlock block = new SequentialBlock();
        for (int filters : new int[] {8, 16}) {
            block.add(Conv2d.builder()
                            .setKernelShape(new Shape(3, 3))
                            .setFilters(filters)
                            .optPadding(new Shape(1, 1))
                            .build())
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        return block.add(Blocks.batchFlattenBlock())
                .add(linear(64))
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.25f).build())
                .add(linear(Digits.CLASSES));
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** Holds a half of the digits, and its images as the network takes them. */
    private record Half(Digits digits, NDArray images) {}

    private static Half read(NDManager manager, Path folder, String half, Shape row, float scale) throws IOException {
        Digits digits = Digits.read(folder, half);
        NDArray images = manager.create(digits.pixels(), new Shape(digits.size()).addAll(row));
        return new Half(digits, scale == 1 ? images : images.muli(scale));
    }

    private static void train(Trainer trainer, Half half, int epochs) {
        Digits digits = half.digits();
        NDArray images = half.images();
        NDManager manager = images.getManager();
        int[] all = IntStream.range(0, digits.size()).toArray();
        NDArray targets = manager.create(digits.oneHot(all), new Shape(digits.size(), Digits.CLASSES));
        digits.epochs(epochs, order -> {
            try (NDManager inner = manager.newSubManager()) {
                NDArray rows = inner.create(order);
                NDArray x = images.get(rows);
                NDArray y = targets.get(rows);
                x.attach(inner);
                y.attach(inner);
                for (int from = 0; from < order.length; from += Digits.BATCH) {
                    step(trainer, inner, x, y, from + ":" + Math.min(order.length, from + Digits.BATCH));
                }
            }
        });
    }

    private static void step(Trainer trainer, NDManager manager, NDArray x, NDArray y, String slice) {
        try (NDManager inner = manager.newSubManager();
                GradientCollector gradients = trainer.newGradientCollector()) {
            NDArray images = x.get(new NDIndex(slice));
            NDArray targets = y.get(new NDIndex(slice));
            images.attach(inner);
            targets.attach(inner);
            NDList output = trainer.forward(new NDList(images));
            NDArray loss = trainer.getLoss().evaluate(new NDList(targets), output);
            output.attach(inner);
            loss.attach(inner);
            gradients.backward(loss);
        }
        trainer.step();
    }

    private static double accuracy(Trainer trainer, Half half) {
        long[] found = new long[half.digits().size()];
        for (int from = 0; from < found.length; from += PART) {
            NDArray part = half.images().get(new NDIndex(from + ":" + (from + PART)));
            NDArray classes = trainer.evaluate(new NDList(part)).singletonOrThrow().argMax(1);
            System.arraycopy(classes.toLongArray(), 0, found, from, PART);
        }
        return half.digits().accuracy(found);
    }
}
