package nn.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Folds;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Split;
import nn.origin.RowNumbers;

/**
 * Holds texts, each with the name of its class.
 *
 * <pre>{@code
 * var split = Texts.folder(Path.of("reviews")).split(0.8).stratified().seed(7);   // pos/1.txt, neg/1.txt, …
 * var vocabulary = Vocabulary.fit(split.train(), text -> text.maxTokens(20_000)).sequences(200);
 * var model = network.fit(vocabulary.dataset(split.train()), fit -> fit.loss(sparseCategoricalCrossentropy()));
 * model.evaluate(vocabulary.dataset(split.test()));
 * }</pre>
 *
 * <p>It is a value. Texts that a split holds out to test with know it: no vocabulary learns from them.
 */
public final class Texts {
    private final List<String> texts;
    private final List<String> labels;
    private final RowNumbers numbers;
    private final boolean isHeldOut;

    private Texts(List<String> texts, List<String> labels, RowNumbers numbers, boolean isHeldOut) {
        this.texts = texts;
        this.labels = labels;
        this.numbers = numbers;
        this.isHeldOut = isHeldOut;
    }

    /**
     * Takes texts and their classes.
     *
     * @param texts at least one
     * @param labels one a text
     * @return both
     * @throws NnException if there is no text, or there are not as many labels
     */
    public static Texts of(List<String> texts, List<String> labels) {
        List<String> all = Given.all("texts: text", texts);
        List<String> classes = Given.all("texts: label", labels);
        if (all.size() != classes.size() || all.isEmpty()) {
            throw NnException.of(
                    "texts: there must be at least one, each with its label, but %d texts have %d.",
                    all.size(), classes.size());
        }
        return new Texts(all, classes, RowNumbers.fresh(all.size()), false);
    }

    /**
     * Reads a folder that has one folder a class, and in each, at any depth, one text a file whose name ends in {@code
     * .txt}, as Keras's {@code text_dataset_from_directory}.
     *
     * @param folder its path
     * @return the texts class by class, and within a class in the order of their paths
     * @throws NnException if there is no text, or one cannot be read as UTF-8
     */
    public static Texts folder(Path folder) {
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Path kind : listed(Given.value("texts: the folder", folder), 1, Files::isDirectory)) {
            for (Path file :
                    listed(kind, Integer.MAX_VALUE, path -> path.toString().endsWith(".txt"))) {
                texts.add(text(file));
                labels.add(kind.getFileName().toString());
            }
        }
        if (texts.isEmpty()) {
            throw NnException.of("%s: there is no .txt file in a folder of it.", folder)
                    .maybe("put the texts of each class into a folder of its own, one a file.");
        }
        return of(texts, labels);
    }

    /**
     * Reads the lines of a file.
     *
     * @param file its path
     * @return the lines
     * @throws NnException if it cannot be read as UTF-8
     */
    public static List<String> lines(Path file) {
        return text(Given.value("texts: the file", file)).lines().toList();
    }

    private static List<Path> listed(Path folder, int depth, Predicate<Path> kept) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(path -> !path.equals(folder))
                    .filter(kept)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw NnException.of("%s: this folder cannot be read.", folder).causedBy(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw NnException.of("%s: this is no text in UTF-8.", file)
                    .maybe("it is in another encoding: iconv -f windows-1252 -t utf-8.")
                    .causedBy(other);
        } catch (IOException unreadable) {
            throw NnException.of("%s: this file cannot be read.", file).causedBy(unreadable);
        }
    }

    /**
     * Counts the texts.
     *
     * @return at least 1
     */
    public int size() {
        return texts.size();
    }

    /**
     * Returns the texts.
     *
     * @return at least one
     */
    public List<String> texts() {
        return texts;
    }

    /**
     * Returns the class of each text.
     *
     * @return as many as texts
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * Divides the texts into those to learn from and those to test with.
     *
     * @param train the share to learn from, above 0 and below 1
     * @return the split, at random; {@code .stratified()} keeps the shares of the classes
     */
    public Split<Texts> split(double train) {
        return Split.of(new DividedTexts(this), train);
    }

    /**
     * Divides the texts into folds, each of which is held out and tested once.
     *
     * @param count how many, at least 2
     * @return the folds, at random; {@code .stratified()} keeps the shares of the classes
     */
    public Folds<Texts> folds(int count) {
        return Folds.of(new DividedTexts(this), count);
    }

    Texts pick(boolean holdsOut, int... places) {
        return new Texts(
                IntStream.of(places).mapToObj(texts::get).toList(),
                IntStream.of(places).mapToObj(labels::get).toList(),
                numbers.pick(places),
                holdsOut || isHeldOut);
    }

    /** Returns the number of each text, by which it is known after every split. */
    RowNumbers numbers() {
        return numbers;
    }

    /** Refuses to give texts that are tested with to a vocabulary that learned words from them. */
    void requireUnseenBy(RowNumbers fittedOn) {
        int seen = isHeldOut ? numbers.shared(fittedOn) : 0;
        if (seen > 0) {
            throw NnException.of(
                            "vocabulary.dataset: %d of %d held-out texts are among those that the vocabulary was fitted on.",
                            seen, texts.size())
                    .maybe("fit on split.train() alone, not on all texts: Vocabulary.fit(split.train()).");
        }
    }

    /** Refuses to learn words from texts that are tested with. */
    void requireTraining() {
        if (isHeldOut) {
            throw NnException.of(
                            "vocabulary: a split held these texts out to test with; what is fitted must not see them.")
                    .maybe("fit it on split.train().");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Texts all
                && texts.equals(all.texts)
                && labels.equals(all.labels)
                && isHeldOut == all.isHeldOut;
    }

    @Override
    public int hashCode() {
        return Objects.hash(texts, labels, isHeldOut);
    }

    @Override
    public String toString() {
        return texts.size() + " texts of " + labels.stream().distinct().toList();
    }
}
