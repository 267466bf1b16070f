package nn.examples.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import nn.Architecture;
import nn.Model;
import nn.data.Dataset;
import nn.data.NnException;
import nn.onnx.Onnx;
import nn.train.Scores;

/**
 * Takes models that a page has taught: loads them, evaluates them on digits that were held out, and keeps the last one.
 *
 * @param network what was taught; no other is taken
 * @param mostBytes how long a model's file may be
 * @param heldOut the digits
 * @param file where it is kept
 */
public record LearnedModels(Architecture network, long mostBytes, Dataset heldOut, Path file) implements Inbox {
    @Override
    public synchronized String take(byte[] sent) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.write(draft, sent);
            Model learned = load(draft);
            Scores scores = evaluate(learned);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return said(learned, scores);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        } finally {
            delete(draft);
        }
    }

    private Model load(Path draft) {
        Model learned = Onnx.load(draft);
        if (!learned.architecture().layers().equals(network.layers())) {
            throw NnException.of("the model is another one than was handed out: %s.", learned.architecture());
        }
        return learned;
    }

    private Scores evaluate(Model learned) {
        Scores scores = learned.evaluate(heldOut);
        if (!Double.isFinite(scores.loss())) {
            throw NnException.of("the model's loss on digits is %s.", scores.loss())
                    .maybe("load the page anew, and teach in smaller steps.");
        }
        return scores;
    }

    private String said(Model learned, Scores scores) {
        String said = String.format(
                Locale.ROOT,
                "Java loaded it, at step %d. On %d digits held out: %s. Kept as %s.",
                learned.state().step(),
                heldOut.size(),
                scores,
                file.getFileName());
        System.out.println(said);
        return said;
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
