package nn.reliability;

import static nn.Callbacks.onEpochEnd;
import static nn.Optimizers.adam;

import java.util.stream.IntStream;
import nn.Model;
import nn.data.Dataset;

/**
 * Takes very many steps in one fit, and wants each of them counted and each epoch in the history.
 *
 * @param tiny what is trained, and by which engine
 */
record Steps(Tiny tiny) implements Proof {
    private static final int AN_EPOCH = 1000;

    @Override
    public void run(Course course) {
        int epochs = course.times() / AN_EPOCH;
        Model model = tiny.fit(
                repeated(),
                fit -> fit.optimizer(adam(1e-4))
                        .epochs(epochs)
                        .callbacks(onEpochEnd(training -> did(course, training.batch()))));
        course.expect(
                model.state().step() == course.times(),
                "%d steps were counted",
                model.state().step());
        course.expect(
                model.history().epochs() == epochs,
                "the history is %s",
                model.history().brief());
        course.expect(
                model.history().diverged().isEmpty(),
                "the history is %s",
                model.history().brief());
    }

    private static Dataset repeated() {
        int copies = AN_EPOCH * Tiny.BATCH / Tiny.DATA.size();
        return Dataset.of(IntStream.range(0, copies).mapToObj(i -> Tiny.DATA));
    }

    private static void did(Course course, int steps) {
        try {
            course.did(steps);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
