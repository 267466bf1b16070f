package nn.selection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.callback.Monitor;
import nn.data.NnException;

/** Runs the trials of a search, some side by side. */
final class Attempts {
    private final List<Map<String, Object>> settings;
    private final Monitor monitor;
    private final Semaphore workers;
    private final Optional<Rungs> rungs;
    private final int threads;
    private final Results results;
    private final Map<Path, Integer> files = new ConcurrentHashMap<>();

    Attempts(
            List<Map<String, Object>> settings,
            Monitor monitor,
            Optional<Halving> halving,
            int parallel,
            boolean isPrinted) {
        this.settings = settings;
        this.monitor = monitor;
        this.workers = new Semaphore(parallel);
        this.rungs = halving.map(chosen -> new Rungs(chosen, numbers(), workers));
        this.threads = rungs.isPresent() ? settings.size() : Math.min(parallel, settings.size());
        this.results = new Results(monitor.name(), settings.size(), isPrinted);
    }

    private Set<Integer> numbers() {
        return IntStream.rangeClosed(1, settings.size()).boxed().collect(Collectors.toSet());
    }

    Ranking run(BiFunction<Trial, Watch, Reached> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "nn-search");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 1; number <= settings.size(); number++) {
                int each = number;
                all.add(pool.submit(() -> attempt(each, work)));
            }
            for (Future<?> each : all) {
                each.get();
            }
            return results.ranking();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw NnException.of("search: it was interrupted.").causedBy(stop);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void attempt(int number, BiFunction<Trial, Watch, Reached> work) {
        Watch watch = new Watch(number, monitor, rungs);
        Trial trial = new Trial(number, settings.get(number - 1), watch, files);
        workers.acquireUninterruptibly();
        try {
            results.add(trial, work.apply(trial, watch));
        } catch (Exception wrong) { // also what is checked, which Kotlin and Lombok let out of any method
            results.add(trial, wrong);
        } finally {
            rungs.ifPresent(ladder -> ladder.end(number));
            workers.release();
        }
    }
}
