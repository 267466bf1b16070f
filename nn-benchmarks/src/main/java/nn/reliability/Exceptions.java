package nn.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import nn.data.Source;
import nn.data.State;

/**
 * Throws from all that a user can write, at the first, the middle and the last call of each, and wants it out of fit as it
 * was, nothing left open, and the next training untouched.
 *
 * @param tiny what is trained, and by which engine
 */
record Exceptions(Tiny tiny) implements Proof {
    private static final List<Function<String, Throwable>> KINDS = List.of(
            IllegalStateException::new,
            AssertionError::new,
            IOException::new,
            OutOfMemoryError::new,
            InterruptedException::new,
            CancellationException::new,
            word -> new CompletionException(word, new IOException("behind it")));

    @Override
    public void run(Course course) throws Exception {
        State ever = tiny.fit().state();
        List<Trap> traps = new ArrayList<>();
        try (TinySources sources = TinySources.open()) {
            List<Source> streams = sources.all().subList(1, sources.all().size());
            course.each(i -> {
                if (traps.isEmpty()) {
                    traps.addAll(traps(streams.get(0)));
                    Collections.shuffle(traps, course.random());
                }
                spring(course, traps.remove(traps.size() - 1), streams.get(i % streams.size()));
                tiny.expectSame(course, ever);
            });
        }
    }

    /** Sets new traps wherever a training without one passes. */
    private List<Trap> traps(Source rows) {
        Trap open = Trap.open();
        new TrappedFit(tiny, open).run(new TrappedSource(rows, open, new AtomicInteger()));
        return open.calls().entrySet().stream()
                .flatMap(place -> IntStream.of(1, (1 + place.getValue()) / 2, place.getValue())
                        .distinct()
                        .boxed()
                        .flatMap(call ->
                                KINDS.stream().map(kind -> new Trap(place.getKey(), call, kind.apply("on purpose")))))
                .toList();
    }

    private void spring(Course course, Trap trap, Source rows) throws InterruptedException {
        AtomicInteger opened = new AtomicInteger();
        try {
            new TrappedFit(tiny, trap).run(new TrappedSource(rows, trap, opened));
            course.expect(!trap.isSprung(), "nobody heard of an %s", trap);
        } catch (Throwable thrown) {
            if (!trap.isBehind(thrown)) {
                course.foreign(new AssertionError("instead of an " + trap, thrown));
            }
        }
        course.expect(opened.get() == 0, "after an %s %d passes were open", trap, opened.get());
        course.expect(isQuiet(), "after an %s a thread still feeds", trap);
        course.expect(!Thread.interrupted(), "after an %s the thread was interrupted", trap);
    }

    /** Tells whether no thread feeds a training any more; one that was told to end may take a moment. */
    private static boolean isQuiet() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (isFeeding() && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        return !isFeeding();
    }

    private static boolean isFeeding() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("nn-feed"));
    }
}
