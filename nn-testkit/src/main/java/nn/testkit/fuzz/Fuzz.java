package nn.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.data.Randoms;

/**
 * Damages sound files at random and gives them to what reads them: whatever they say, reading must end soon, take no more
 * memory than such a file needs, and give something or an {@link NnException} that names the file.
 *
 * <pre>{@code
 * @Test
 * void damagedFilesAreReadOrRefused(@TempDir Path folder) {
 *     Fuzz.in(folder)
 *             .file("x.npy", bytes, Mutation.prefixed(8, 2, Mutation.tokens()))
 *             .check(Npy::read);
 * }
 * }</pre>
 *
 * <p>200 files are damaged, or as many as the system property {@code nn.fuzz} says; a failure names its seed, and {@code
 * -Dnn.seed=17 -Dnn.fuzz=1} damages that file alone again. Each may take 16 MiB and 64 bytes a byte, on the heap and in direct
 * buffers, all in all, also what is free again before reading ends. A thread that does not end is left alone after a minute. What
 * native code and other threads allocate is not counted.
 */
public final class Fuzz {
    private static final int CASES = 200;
    private static final long SEED = 20261128;
    private static final int MOST_TIMES = 3;

    /** What a case may take for classes that are loaded and buffers of a fixed size. */
    private static final long ALWAYS = 1 << 24;

    /** What it may take for each byte of the file. */
    private static final long A_BYTE = 64;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final List<Sound> files;

    /** A sound file, and how it is damaged. */
    private record Sound(String name, byte[] bytes, List<Mutation> mutations) {
        byte[] damaged(Randoms randoms) {
            Mutation mutation = mutations.get(randoms.nextInt(mutations.size()));
            byte[] damaged = bytes;
            for (int i = randoms.nextInt(MOST_TIMES); i >= 0; i--) {
                damaged = mutation.damaged(damaged, randoms);
            }
            return damaged;
        }
    }

    private Fuzz(Path folder, List<Sound> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Begins with no file.
     *
     * @param folder where damaged files are written
     * @return what takes sound files
     */
    public static Fuzz in(Path folder) {
        return new Fuzz(folder, List.of());
    }

    /**
     * Adds a sound file.
     *
     * @param name what the damaged ones are called
     * @param bytes what stands in it
     * @param mutations how it is damaged, beside {@link Mutation#bytes()}
     * @return a new value
     */
    public Fuzz file(String name, byte[] bytes, Mutation... mutations) {
        List<Mutation> all = new ArrayList<>(List.of(mutations));
        all.add(Mutation.bytes());
        List<Sound> more = new ArrayList<>(files);
        more.add(new Sound(name, bytes, all));
        return new Fuzz(folder, more);
    }

    /**
     * Reads all sound files, and then damaged ones.
     *
     * @param read reads a file; must refuse what it cannot read by an {@link NnException} that names the file
     */
    public void check(Function<Path, ?> read) {
        check(read, value -> {});
    }

    /**
     * Reads all sound files, and then damaged ones, and uses what was read.
     *
     * @param <T> what is read
     * @param read reads a file; must refuse what it cannot read by an {@link NnException} that names the file
     * @param use does with it what users do; may throw any {@link NnException} where the file was damaged
     */
    public <T> void check(Function<Path, T> read, Consumer<? super T> use) {
        Reader<T> reader = new Reader<>(read, use);
        for (Sound sound : files) {
            passes(sound.name(), sound.bytes(), Long.MAX_VALUE, "undamaged", reader::takes);
        }
        long first = Long.getLong("nn.seed", SEED);
        int cases = Integer.getInteger("nn.fuzz", CASES);
        long taken = LongStream.range(first, first + cases)
                .filter(seed -> isTaken(seed, reader))
                .count();
        assertThat(taken).as("damaged files that are taken").isLessThan(Math.max(2, cases));
    }

    private boolean isTaken(long seed, Reader<?> reader) {
        Randoms randoms = Randoms.of(seed, "fuzz", 0);
        Sound sound = files.get(randoms.nextInt(files.size()));
        byte[] damaged = sound.damaged(randoms);
        String again = "-Dnn.seed=" + seed + " -Dnn.fuzz=1 shows it again";
        return passes(sound.name(), damaged, ALWAYS + A_BYTE * damaged.length, again, reader::takesOrRefuses);
    }

    private boolean passes(String name, byte[] bytes, long most, String which, Predicate<Path> isTaken) {
        Path file = folder.resolve(name);
        try {
            Files.write(file, bytes);
            Aside.Result<Boolean> result = Aside.run(PATIENCE, () -> isTaken.test(file));
            assertThat(result.bytes()).as("bytes allocated").isLessThanOrEqualTo(most);
            return result.value();
        } catch (Throwable escaped) {
            throw new AssertionError(name + ", " + which + ": " + escaped, escaped);
        }
    }
}
