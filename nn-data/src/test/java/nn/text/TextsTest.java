package nn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void readsOneFolderAClass() throws IOException {
        write("pos/2.txt", "good");
        write("pos/1.txt", "\ufeffvery\ngood");
        write("neg/deep/3.txt", "bad");
        write("neg/notes.md", "no text");
        write("urls.txt", "no class");

        Texts texts = Texts.folder(folder);
        assertThat(texts.texts()).containsExactly("bad", "very\ngood", "good");
        assertThat(texts.labels()).containsExactly("neg", "pos", "pos");
        assertThat(texts).hasToString("3 texts of [neg, pos]");
        assertThat(Vocabulary.fit(texts).dataset(texts).classes()).containsExactly("neg", "pos");
    }

    private static Texts numbered() {
        List<Integer> numbers = IntStream.range(0, 40).boxed().toList();
        return Texts.of(
                numbers.stream().map(i -> "text " + i).toList(),
                numbers.stream().map(i -> i % 4 == 0 ? "rare" : "often").toList());
    }

    @Test
    void areSplitByClass() {
        var split = numbered().split(0.75).stratified().seed(3);

        assertThat(split.train().size()).isEqualTo(30);
        assertThat(split.test().labels().stream().filter("rare"::equals)).hasSizeBetween(2, 3);
        assertThat(split.train().texts())
                .hasSize(30)
                .doesNotContainAnyElementsOf(split.test().texts());
        for (var fold : numbered().folds(4)) {
            assertThat(fold.test().size()).isEqualTo(10);
        }
    }

    @Test
    void letNobodyLearnWordsFromWhatIsHeldOut() {
        Texts test = numbered().split(0.75).test();

        assertRefused(
                () -> Vocabulary.fit(test),
                "vocabulary: a split held these texts out to test with; what is fitted must not see them.\n"
                        + "Maybe fit it on split.train().");
        assertThat(Vocabulary.fit(numbered().split(0.75).train()).dataset(test).size())
                .isEqualTo(10);
        assertRefused(
                () -> numbered().split(0.75).stratified("kind").train(),
                "stratified: texts have no columns, so none is \"kind\".\nMaybe say stratified(), by their classes.");
    }

    @Test
    void needALabelEach() {
        assertRefused(
                () -> Texts.of(List.of("a", "b"), List.of("x")),
                "texts: there must be at least one, each with its label, but 2 texts have 1.");
    }

    @Test
    void readsLines() throws IOException {
        write("a.txt", "one\r\n\ntwo");

        assertThat(Texts.lines(folder.resolve("a.txt"))).containsExactly("one", "", "two");
    }

    private void assertRefused(Runnable work, String message) {
        assertThatThrownBy(work::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path missing = folder.resolve("missing");
        assertRefused(() -> Texts.folder(missing), missing + ": this folder cannot be read.");
        assertRefused(() -> Texts.lines(missing), missing + ": this file cannot be read.");
        assertRefused(
                () -> Texts.folder(folder),
                folder + ": there is no .txt file in a folder of it.\n"
                        + "Maybe put the texts of each class into a folder of its own, one a file.");
        Path latin = folder.resolve("a/latin.txt");
        write("a/latin.txt", "");
        Files.write(latin, new byte[] {'a', (byte) 0xe4, 'b'});
        assertRefused(
                () -> Texts.folder(folder),
                latin + ": this is no text in UTF-8.\n"
                        + "Maybe it is in another encoding: iconv -f windows-1252 -t utf-8.");
    }

    @Test
    void areNotTestedByWordsThatWereLearnedFromThem() {
        Texts all = numbered();
        Vocabulary leaky = Vocabulary.fit(all).sequences(4);
        var split = all.split(0.75).seed(3);
        assertThatThrownBy(() -> leaky.multiHot().dataset(split.test()))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "vocabulary.dataset: 10 of 10 held-out texts are among those that the vocabulary was fitted on.\n"
                                + "Maybe fit on split.train() alone, not on all texts: Vocabulary.fit(split.train()).");

        Vocabulary right = Vocabulary.fit(split.train());
        assertThat(right.dataset(split.test()).isFittedOnRows()).isFalse();
        assertThat(right.dataset(split.train()).isFittedOnRows()).isTrue();
        assertThat(right).isEqualTo(Vocabulary.fit(split.train().texts()));
        for (var fold : split.train().folds(3)) {
            assertThatThrownBy(() -> right.dataset(fold.test())).hasMessageContaining("10 of 10 held-out texts");
        }
    }
}
