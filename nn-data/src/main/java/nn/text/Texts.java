package nn.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Holds texts, each with the name of its class.
 *
 * <pre>{@code
 * var train = Texts.folder(Path.of("aclImdb/train"));      // pos/0_9.txt, neg/0_3.txt, …
 * var vocabulary = Vocabulary.fit(train.texts(), text -> text.maxTokens(20_000)).sequences(200);
 * var data = vocabulary.dataset(train.texts(), train.labels());
 * }</pre>
 *
 * @param texts the texts
 * @param labels the class of each
 */
public record Texts(List<String> texts, List<String> labels) {
    /**
     * Copies the lists.
     *
     * @throws NnException if there are not as many labels as texts
     */
    public Texts {
        texts = List.copyOf(Given.value("texts: the texts", texts));
        labels = List.copyOf(Given.value("texts: the labels", labels));
        if (texts.size() != labels.size()) {
            throw NnException.of("texts: each needs its label, but %d texts have %d.", texts.size(), labels.size());
        }
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
        return new Texts(texts, labels);
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

    @Override
    public String toString() {
        return texts.size() + " texts of " + labels.stream().distinct().toList();
    }
}
