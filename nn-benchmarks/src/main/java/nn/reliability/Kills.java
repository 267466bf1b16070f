package nn.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a program that trains, starts it again, and wants what one learned that was never killed. Half of the kills come at
 * any moment from its start to its end, the others while a checkpoint is written.
 *
 * @param engine the engine's name
 */
record Kills(String engine) implements Proof {
    private static final int KILLED = 137;

    @Override
    public void run(Course course) throws Exception {
        Path folder = Files.createTempDirectory("nn-kills-");
        Kept whole = in(folder.resolve("whole"));
        double seconds = whole.program().run().seconds();
        int[] drafts = {0};
        course.each(i -> {
            Kept kept = in(folder.resolve("try-" + i));
            kill(kept, course.random(), i % 2 == 1, seconds);
            drafts[0] += kept.hasDraft() ? 1 : 0;
            Child.Ended again = kept.program().run();
            course.expect(again.status() == 0, "started again, it ended with %d", again.status());
            kept.expectSame(course, whole.file());
        });
        Folders.delete(folder);
        System.err.printf("%d of %d kills hit the draft of a checkpoint.%n", drafts[0], course.times());
    }

    private Kept in(Path folder) throws IOException {
        return new Kept(engine, Files.createDirectory(folder).resolve("training.onnx"));
    }

    /** Kills it; one that was quicker begins anew. */
    private static void kill(Kept kept, Random random, boolean isAimed, double seconds)
            throws IOException, InterruptedException {
        Process process;
        do {
            Folders.empty(kept.folder());
            process = kept.program().start();
            process.waitFor((long) (random.nextDouble() * seconds * 1e9), TimeUnit.NANOSECONDS);
            while (isAimed && process.isAlive() && !kept.hasDraft()) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
        } while (process.waitFor() != KILLED);
    }
}
