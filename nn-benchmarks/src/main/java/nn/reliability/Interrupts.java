package nn.reliability;

import static nn.Callbacks.onBatchesEnd;
import static nn.Callbacks.onTrainBegin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nn.Model;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.Source;
import nn.data.State;

/**
 * Ends fits at random moments, by an interrupt of their thread, or a stop by a callback or another thread, and wants what
 * they had learned.
 *
 * @param tiny what is trained, and by which engine
 */
record Interrupts(Tiny tiny) implements Proof {
    private static final int WAYS = 3;
    private static final int TIMED = 20;
    private static final int UNINTERRUPTED = 10;
    private static final String ENOUGH = "enough";
    private static final Callback NOTHING = new Callback() {};

    /** What callbacks were told, and the model that came of it. */
    private record Ended(Model model, long reported) {
        String stopped() {
            return model.history().stopped();
        }
    }

    @Override
    public void run(Course course) throws Exception {
        beforeAllElse(course);
        State ever = tiny.fit().state();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (TinySources sources = TinySources.open()) {
            List<Source> all = sources.all();
            long typical = typical(all);
            course.each(i -> {
                Source data = all.get(i / WAYS % all.size());
                long after = (long) (course.random().nextDouble() * typical);
                switch (i % WAYS) {
                    case 0 -> interrupted(course, clock, data, after);
                    case 1 -> stopped(course, data);
                    default -> stoppedByAnother(course, clock, data, after);
                }
                if (i % UNINTERRUPTED == 0) {
                    tiny.expectSame(course, ever);
                }
            });
        } finally {
            clock.shutdown();
        }
    }

    /** Begins in a thread that is interrupted, when nothing native has been loaded yet. */
    private void beforeAllElse(Course course) {
        Thread.currentThread().interrupt();
        Ended first = fit(Tiny.DATA, NOTHING);
        course.expect(Thread.interrupted(), "the first fit took the mark of the interrupt away");
        expectKept(course, first, "interrupted");
    }

    /** Returns how many nanoseconds a fit takes, when all is warm. */
    private long typical(List<Source> all) {
        long begun = 0;
        for (int i = 0; i < 2 * TIMED; i++) {
            begun = i == TIMED ? System.nanoTime() : begun;
            fit(all.get(i % all.size()), NOTHING);
        }
        return (System.nanoTime() - begun) / TIMED;
    }

    private void interrupted(Course course, ScheduledExecutorService clock, Source data, long after) {
        Future<?> alarm = clock.schedule(Thread.currentThread()::interrupt, after, TimeUnit.NANOSECONDS);
        Ended ended = fit(data, NOTHING);
        boolean isMarked = Thread.currentThread().isInterrupted();
        while (!alarm.cancel(false) && !alarm.isDone()) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        course.expect(isMarked || ended.stopped().isEmpty(), "an interrupted fit took the mark away");
        expectKept(course, ended, "interrupted");
    }

    private void stopped(Course course, Source data) {
        long last = course.random().nextInt(Tiny.STEPS);
        Callback stopping = onBatchesEnd(training -> {
            if (done(training) > last) {
                training.stop(ENOUGH);
            }
        });
        expectKept(course, fit(data, stopping), ENOUGH);
    }

    private void stoppedByAnother(Course course, ScheduledExecutorService clock, Source data, long after) {
        List<Future<?>> alarms = new ArrayList<>();
        Callback stopping = onTrainBegin(
                training -> alarms.add(clock.schedule(() -> training.stop(ENOUGH), after, TimeUnit.NANOSECONDS)));
        expectKept(course, fit(data, stopping), ENOUGH);
        alarms.forEach(alarm -> alarm.cancel(false));
    }

    private static void expectKept(Course course, Ended ended, String reason) {
        long step = ended.model().state().step();
        course.expect(step == ended.reported(), "%d steps were kept of %d", step, ended.reported());
        boolean isTold = step == Tiny.STEPS || ended.stopped().equals(reason);
        course.expect(
                isTold,
                "after %d steps the history is %s",
                step,
                ended.model().history().brief());
    }

    private Ended fit(Source data, Callback watching) {
        long[] reported = {0};
        Model model = tiny.fit(
                data,
                fit -> fit.validation(data)
                        .callbacks(onBatchesEnd(training -> reported[0] = done(training)), watching));
        return new Ended(model, reported[0]);
    }

    private static long done(Training training) {
        return (long) training.epoch() * Tiny.STEPS / Tiny.EPOCHS + training.batch();
    }
}
