package nn.reliability;

import static nn.Callbacks.checkpoint;
import static nn.Callbacks.reduceLROnPlateau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import nn.Model;
import nn.callback.Callback;
import nn.data.NnException;
import nn.onnx.Onnx;

/**
 * A training that writes a checkpoint after every epoch, each of which takes milliseconds.
 *
 * @param engine the engine's name
 * @param file the checkpoint
 */
record Kept(String engine, Path file) {
    static final int EPOCHS = 40;

    /** What a program ends with that one of our own exceptions ended. */
    static final int REFUSED = 3;

    private static final Duration ALWAYS = Duration.ofNanos(1);

    /** Trains in this JVM, or goes on. */
    Model train(int epochs, Callback... more) {
        Callback[] all = Stream.concat(
                        Stream.of(
                                checkpoint(file).every(ALWAYS),
                                reduceLROnPlateau("loss").minDelta(0.01).patience(3)),
                        Stream.of(more))
                .toArray(Callback[]::new);
        return new Tiny(engine)
                .fit(Tiny.DATA, fit -> fit.epochs(epochs).callbacks(all).resume(file));
    }

    /** Makes a program of it. */
    Child program() {
        return Child.of(Kept.class, 1, engine, file.toString());
    }

    /** Counts it as lost where a file does not hold what another has learned, or a draft was left. */
    void expectSame(Course course, Path whole) throws Exception {
        Model expected = Onnx.load(whole);
        Model found = Onnx.load(file);
        course.expect(found.state().equals(expected.state()), "%s has other weights", file);
        course.expect(found.history().equals(expected.history()), "%s has another history", file);
        course.expect(!hasDraft(), "%s left a draft", file);
    }

    Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    /** Tells whether a checkpoint is being written, or was when its writer was killed. */
    boolean hasDraft() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.anyMatch(path -> path.toString().endsWith(".draft"));
        }
    }

    /** Arguments are the engine and the file. */
    public static void main(String[] args) {
        try {
            new Kept(args[0], Path.of(args[1])).train(EPOCHS);
        } catch (NnException refused) {
            System.out.println(refused.getMessage());
            System.exit(REFUSED);
        }
    }
}
