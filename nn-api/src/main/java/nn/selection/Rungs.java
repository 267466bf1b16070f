package nn.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import nn.callback.Monitor;

/**
 * Ends the worse trials by successive halving (Jamieson and Talwalkar, 2016): after some epochs the best of each so many
 * goes on, after so many times as many epochs again.
 *
 * <p>All trials of a rung wait for one another, so that which go on does not depend on which were faster. Who waits lets
 * another work.
 */
final class Rungs {
    private final Halving halving;
    private final Semaphore workers;
    private final List<Set<Integer>> climbers = new ArrayList<>();
    private final List<Map<Integer, Double>> arrived = new ArrayList<>();
    private final Set<Integer> ended = new HashSet<>();

    Rungs(Halving halving, Set<Integer> trials, Semaphore workers) {
        this.halving = halving;
        this.workers = workers;
        add(trials);
    }

    private void add(Set<Integer> trials) {
        climbers.add(trials);
        arrived.add(new HashMap<>());
    }

    /** Returns after how many epochs a rung is reached. */
    long epochs(int rung) {
        long epochs = halving.epochs();
        for (int i = 0; i < rung && epochs < Integer.MAX_VALUE; i++) {
            epochs *= halving.factor();
        }
        return epochs;
    }

    /** Waits for the other trials that reach a rung, and returns whether the trial goes on. */
    boolean survives(int rung, int trial, double value, Monitor monitor) {
        workers.release();
        try {
            return decided(rung, trial, value, monitor);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            workers.acquireUninterruptibly();
        }
    }

    private synchronized boolean decided(int rung, int trial, double value, Monitor monitor)
            throws InterruptedException {
        arrived.get(rung).put(trial, value);
        notifyAll();
        while (climbers.size() == rung + 1) {
            if (isComplete(rung)) {
                add(best(arrived.get(rung), monitor));
                notifyAll();
            } else {
                wait();
            }
        }
        return climbers.get(rung + 1).contains(trial);
    }

    private boolean isComplete(int rung) {
        return climbers.get(rung).stream()
                .allMatch(each -> ended.contains(each) || arrived.get(rung).containsKey(each));
    }

    /** Finds the best of each so many, of equal ones those of smaller numbers. */
    private Set<Integer> best(Map<Integer, Double> values, Monitor monitor) {
        return values.entrySet().stream()
                .sorted((a, b) -> Ranking.compare(a.getValue(), a.getKey(), b.getValue(), b.getKey(), monitor.mode()))
                .limit((values.size() + halving.factor() - 1) / halving.factor())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Lets nobody wait for a trial any more. */
    synchronized void end(int trial) {
        ended.add(trial);
        notifyAll();
    }
}
