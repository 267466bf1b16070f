package nn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import nn.mnist.download.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a few files of the form of the real ones, which cannot be fetched where the tests run. */
class ImdbTest {
    @TempDir
    Path home;

    @Test
    void readsTheArchiveInTheCache() throws IOException {
        Path cache = Files.createDirectories(home.resolve(".cache/nn/imdb"));
        Path file = Files.write(
                cache.resolve("aclImdb_v1.tar.gz"),
                new TarBytes()
                        .file("aclImdb/README", "About")
                        .file("aclImdb/train/unsup/0_0.txt", "Unknown")
                        .file("aclImdb/train/pos/10_9.txt", "Great again")
                        .file("aclImdb/train/pos/2_10.txt", "Great\u00e9")
                        .file("aclImdb/train/neg/2_1.txt", "Awful")
                        .file("aclImdb/test/neg/0_2.txt", "Bad")
                        .file("aclImdb/test/urls_pos.txt", "http://localhost/")
                        .gzipped());
        Archive archive = new Archive("aclImdb_v1.tar.gz", Files.size(file), Sha256.of(file));
        Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
        Places places = new Places(name -> Optional.ofNullable(properties.get(name)), name -> Optional.empty());
        Imdb reviews = Imdb.load(places, archive, new Mirrors(List.of(), Patience.USUAL, line -> {}));

        assertThat(reviews.source()).isEqualTo("IMDB from " + cache);
        assertThat(reviews.train().texts()).containsExactly("Awful", "Great\u00e9", "Great again");
        assertThat(reviews.train().labels().ints()).containsExactly(0, 1, 1);
        assertThat(reviews.test().texts()).containsExactly("Bad");
        assertThat(reviews.train()).hasToString("3 reviews");
    }

    @Test
    void readsFoldersAndSaysThatTheyCouldNotBeChecked() throws IOException {
        write("aclImdb/train/pos/0_9.txt", "Good");
        write("aclImdb/train/neg/0_3.txt", "Bad");
        write("aclImdb/test/pos/0_7.txt", "Nice");
        Imdb reviews = Imdb.load(home);

        assertThat(reviews.source())
                .isEqualTo("IMDB from " + home + ", unpacked, so that their SHA-256 could not be checked");
        assertThat(reviews.train().texts()).containsExactly("Bad", "Good");
        assertThat(reviews.test().labels().ints()).containsExactly(1);
        assertThat(Imdb.load(home.resolve("aclImdb")).train().texts()).containsExactly("Bad", "Good");
    }

    @Test
    void refusesADirectoryWithoutReviews() {
        assertThatThrownBy(() -> Imdb.load(home))
                .isInstanceOf(NnException.class)
                .hasMessage(home + ": there must be reviews in train/neg and train/pos, but is none.\n"
                        + "Maybe name the folder aclImdb, or the one that holds it.");
    }

    @Test
    void refusesAReviewWithoutEnd() throws IOException {
        write("train/pos/0_9.txt", "x".repeat(1_000_001));

        assertThatThrownBy(() -> Imdb.load(home))
                .isInstanceOf(NnException.class)
                .hasMessage("train/pos/0_9.txt: a review must be shorter than 1000000 bytes, but is not.");
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
