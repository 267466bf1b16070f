package nn.examples.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls all that is public: with sound values until one call passes, and then with wrong ones in their places, one at a
 * time. A deep walk gives several at a time, too, and calls the methods of what was taken.
 */
final class Walk {
    private static final int TRIES = 24;

    private final Pool pool;
    private final SampleFiles files;
    private final Wrong wrong;
    private final boolean isDeep;
    private final Map<Door, Attempt> sound = new LinkedHashMap<>();
    private final Map<Class<?>, List<Attempt>> methods = new LinkedHashMap<>();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private volatile Optional<Running> running = Optional.empty();
    private long calls;

    /** A call under way, since a time as {@link System#nanoTime} tells it. */
    record Running(Attempt attempt, long since) {}

    Walk(Pool pool, SampleFiles files, boolean isDeep) {
        this.pool = pool;
        this.files = files;
        this.wrong = new Wrong(pool, files);
        this.isDeep = isDeep;
    }

    void through(List<Door> doors) {
        Set<Door> left = new LinkedHashSet<>(doors);
        while (left.removeIf(this::isPassed)) {
            // What was found opens others.
        }
        Stream.of(false, true)
                .flatMap(last -> doors.stream().filter(door -> door.isLast() == last))
                .forEach(this::misuse);
    }

    /** Returns one fault of each kind. */
    Collection<Fault> faults() {
        return faults.values();
    }

    Optional<Running> running() {
        return running;
    }

    String summary(int doors) {
        return calls + " calls of " + doors + " constructors and methods, " + sound.size() + " of which passed once";
    }

    private boolean isPassed(Door door) {
        List<List<Object>> known = known(door);
        return known.stream().noneMatch(List::isEmpty)
                && instances(door)
                                .filter(instance -> isPassed(door, instance, known))
                                .count()
                        > 0;
    }

    private boolean isPassed(Door door, Optional<Object> instance, List<List<Object>> known) {
        Random random = new Random(door.toString().hashCode());
        for (int i = 0; i < (known.isEmpty() ? 1 : TRIES); i++) {
            Attempt attempt =
                    guess(door, instance, known, i < TRIES / 2 ? OptionalInt.of(i) : OptionalInt.empty(), random);
            Attempt.Outcome outcome = run(attempt);
            if (outcome.hasPassed()) {
                keep(attempt);
                outcome.value().ifPresent(pool::add);
                return true;
            }
        }
        return false;
    }

    private void keep(Attempt attempt) {
        Door door = attempt.door();
        if (sound.putIfAbsent(door, attempt) == null && !door.isStatic()) {
            methods.computeIfAbsent(door.owner(), type -> new ArrayList<>()).add(attempt);
        }
    }

    /** Lists the sound values of each parameter. */
    private List<List<Object>> known(Door door) {
        return door.parameters().stream().map(pool::of).toList();
    }

    /** Chooses each parameter's value of a number, or draws them. */
    private static Attempt guess(
            Door door, Optional<Object> instance, List<List<Object>> known, OptionalInt number, Random random) {
        return Attempt.of(
                door,
                instance,
                known.stream()
                        .map(values ->
                                values.get(number.orElseGet(() -> random.nextInt(values.size())) % values.size()))
                        .toList());
    }

    private Stream<Optional<Object>> instances(Door door) {
        return door.isStatic()
                ? Stream.of(Optional.empty())
                : pool.instances(door.owner()).stream().map(Optional::of);
    }

    private void misuse(Door door) {
        Optional.ofNullable(sound.get(door)).or(() -> first(door)).ifPresent(this::misuse);
    }

    private Optional<Attempt> first(Door door) {
        List<List<Object>> known = known(door);
        return known.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : instances(door).findFirst().map(any -> guess(door, any, known, OptionalInt.of(0), new Random(0)));
    }

    private void misuse(Attempt good) {
        int first = good.given().size() - good.door().parameters().size();
        List<List<@Nullable Object>> wrongs = new ArrayList<>();
        for (int i = 0; i < good.door().parameters().size(); i++) {
            wrongs.add(wrong.of(good.door(), i));
            for (Object each : wrongs.get(i)) {
                follow(good.with(first + i, each));
            }
        }
        int most = wrongs.size() < 2
                ? 0
                : wrongs.stream().mapToInt(List::size).max().orElse(0);
        for (int k = 0; k < most; k++) {
            Attempt all = good;
            for (int i = 0; i < wrongs.size(); i++) {
                int count = wrongs.get(i).size();
                all = count == 0 ? all : all.with(first + i, wrongs.get(i).get(k % count));
            }
            follow(all);
        }
    }

    /** Runs it, and where it was taken, calls all methods of what came of it. */
    private void follow(Attempt attempt) {
        Optional<Object> value = run(attempt).value();
        if (isDeep) {
            value.filter(made -> !attempt.given().contains(made))
                    .ifPresent(made ->
                            methods.getOrDefault(made.getClass(), List.of()).forEach(good -> run(good.with(0, made))));
        }
    }

    private Attempt.Outcome run(Attempt attempt) {
        if (attempt.door().takesFiles()) {
            files.restore();
        }
        running = Optional.of(new Running(attempt, System.nanoTime()));
        calls++;
        Attempt.Outcome outcome = attempt.run();
        outcome.fault()
                .map(thrown -> new Fault(attempt, thrown))
                .ifPresent(fault -> faults.putIfAbsent(fault.kind(), fault));
        return outcome;
    }
}
