package nn.text;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Joins the pairs of one word, that of the lowest rank first, and of equals the first. */
final class PairQueue {
    private final BytePairs pairs;
    private final int[] ids;
    private final int[] before;
    private final int[] after;
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    /** A pair that was there when it was put into the queue. */
    private record Candidate(int rank, int at, int id) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return rank == other.rank ? Integer.compare(at, other.at) : Integer.compare(rank, other.rank);
        }
    }

    PairQueue(BytePairs pairs, int... ids) {
        this.pairs = pairs;
        this.ids = ids;
        before = IntStream.range(-1, ids.length - 1).toArray();
        after = IntStream.rangeClosed(1, ids.length).toArray();
        for (int at = 0; at < ids.length - 1; at++) {
            offer(at);
        }
    }

    private void offer(int at) {
        if (at >= 0 && after[at] < ids.length) {
            pairs.merge(ids[at], ids[after[at]])
                    .ifPresent(merge -> queue.add(new Candidate(merge.rank(), at, merge.id())));
        }
    }

    int[] joined() {
        while (!queue.isEmpty()) {
            Candidate first = queue.remove();
            if (isThere(first)) {
                join(first.at(), first.id());
            }
        }
        return Arrays.stream(ids).filter(id -> id >= 0).toArray();
    }

    private boolean isThere(Candidate pair) {
        int at = pair.at();
        return ids[at] >= 0
                && after[at] < ids.length
                && pairs.merge(ids[at], ids[after[at]])
                        .filter(merge -> merge.id() == pair.id())
                        .isPresent();
    }

    private void join(int at, int id) {
        int gone = after[at];
        ids[at] = id;
        ids[gone] = -1;
        after[at] = after[gone];
        if (after[at] < ids.length) {
            before[after[at]] = at;
        }
        offer(before[at]);
        offer(at);
    }
}
