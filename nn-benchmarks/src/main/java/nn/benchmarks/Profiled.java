package nn.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.onnx.run.Work;
import nn.onnx.train.GradientSteps;
import nn.onnx.train.OnnxTrainer;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;

/** Finds out where the time of our steps goes. */
final class Profiled {
    private static final int STEPS = 5;

    private final Plan plan;
    private final State state;
    private final Chunk chunk;
    private final Place place = new Place(Device.CPU, Threads.configured());

    Profiled(Task task, Path folder) {
        plan = task.plan();
        state = plan.start(plan.network().draw(1));
        int rows = STEPS * task.batch();
        Tensor images = Folders.images(folder, "train").rows(0, rows);
        int[] labels = Arrays.copyOf(Folders.labels(folder, "train").ints(), rows);
        float[] rates = new float[STEPS];
        Arrays.fill(rates, 0.001f);
        chunk = new Chunk(
                List.of(images.reshape(task.input().batch(rows))),
                Tensor.of(Shape.of(rows), labels),
                Optional.empty(),
                task.batch(),
                0,
                rates);
    }

    /** Tells how many threads work on a step. */
    int threads() {
        return place.threads().forWork(Work.perRow(plan.network()) * chunk.batch());
    }

    /** Gives the milliseconds of a step as it is trained, Adam's part and the reading of losses included. */
    double trained() {
        try (OnnxTrainer trainer = new OnnxTrainer(plan, state, place)) {
            repeat(2, () -> trainer.train(chunk));
            return millis(repeat(3, () -> trainer.train(chunk)));
        }
    }

    /** Gives the milliseconds of a step's run of the graph up to its gradients. */
    double gradients() {
        try (GradientSteps steps = steps(Optional.empty())) {
            repeat(1, steps::run);
            return millis(repeat(2, steps::run));
        }
    }

    /** Gives what ONNX Runtime's profiler finds in these runs, which it makes slower. */
    List<OpTime> ops() throws IOException {
        Path folder = Files.createTempDirectory("profile");
        try (GradientSteps steps = steps(Optional.of(folder.resolve("ort")))) {
            int skipped = STEPS * repeat(0.5, steps::run).size();
            repeat(1.5, steps::run);
            Path file = steps.profile();
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                return OrtProfile.read(reader, skipped);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        }
    }

    private GradientSteps steps(Optional<Path> profile) {
        return new GradientSteps(plan, state, chunk, place, profile);
    }

    private static double millis(List<Double> seconds) {
        return 1e3 * Median.of(seconds) / STEPS;
    }

    /** Runs something for so many seconds, at least once, and gives the seconds of each time. */
    private static List<Double> repeat(double seconds, Runnable work) {
        List<Double> all = new ArrayList<>();
        long begun = System.nanoTime();
        long now = begun;
        while (all.isEmpty() || now - begun < seconds * 1e9) {
            long before = now;
            work.run();
            now = System.nanoTime();
            all.add((now - before) / 1e9);
        }
        return all;
    }
}
