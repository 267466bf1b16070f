package nn.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nn.Model;
import nn.Predicting;
import nn.Predictor;
import nn.data.State;
import nn.onnx.Onnx;

/** Lets many threads predict at once while others fit, load and close, and wants the answers of a single thread. */
final class Crowd implements Proof {
    private static final int PREDICTING = 64;
    private static final int AT_ONCE = 500;
    private static final int MEANWHILE = 10;

    private final Tiny tiny = new Tiny("onnx");

    @Override
    public void run(Course course) throws Exception {
        Path folder = Files.createTempDirectory("nn-crowd-");
        Path file = folder.resolve("m.onnx");
        Model model = tiny.fit();
        Answers answers = Answers.of(model);
        Onnx.save(model, file);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Predictor predictor = model.predictor()) {
            while (course.done() < course.times()) {
                round(course, threads, List.of(model, predictor), answers, file);
                course.did(PREDICTING * AT_ONCE);
            }
        } finally {
            threads.shutdown();
        }
        Files.delete(file);
        Files.delete(folder);
    }

    private void round(Course course, ExecutorService threads, List<Predicting> predicting, Answers answers, Path file)
            throws Exception {
        State ever = tiny.fit().state();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < PREDICTING; i++) {
            Predicting asked = predicting.get(i % predicting.size());
            Random random = new Random(course.random().nextLong());
            all.add(threads.submit(() -> ask(course, asked, answers, random, AT_ONCE)));
        }
        Random random = new Random(course.random().nextLong());
        all.add(threads.submit(() -> repeat(() -> tiny.expectSame(course, ever))));
        all.add(threads.submit(() -> repeat(() -> ask(course, Onnx.load(file), answers, random, 1))));
        all.add(threads.submit(() -> repeat(() -> openAndClose(course, file, answers))));
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException thrown) {
                course.foreign(thrown);
            }
        }
    }

    private static void repeat(Runnable work) {
        for (int i = 0; i < MEANWHILE; i++) {
            work.run();
        }
    }

    private static void openAndClose(Course course, Path file, Answers answers) {
        try (Predictor predictor = Onnx.load(file).predictor()) {
            ask(course, predictor, answers, new Random(0), 1);
        }
    }

    private static void ask(Course course, Predicting asked, Answers answers, Random random, int times) {
        for (int i = 0; i < times; i++) {
            int row = random.nextInt(answers.count());
            course.expect(
                    Arrays.equals(asked.predict(answers.row(row)), answers.expected(row)),
                    "row %d is predicted otherwise among others",
                    row);
        }
    }
}
