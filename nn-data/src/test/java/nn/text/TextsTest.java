package nn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(Vocabulary.fit(texts.texts())
                        .dataset(texts.texts(), texts.labels())
                        .classes())
                .containsExactly("neg", "pos");
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
}
