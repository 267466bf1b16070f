package nn.mnist;

import java.nio.file.Path;
import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.mnist.Originals.Halves;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;

/**
 * Holds Kuzushiji-MNIST: 60 000 characters of cursive Japanese to train on and 10 000 to test with, each 28×28 pixels of
 * 0..255.
 *
 * <pre>{@code
 * var characters = Kmnist.load();
 * characters.train().classes(); // o, ki, su, tsu, na, ha, ma, ya, re, wo
 * }</pre>
 *
 * <p>T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto and D. Ha, <i>Deep learning for classical Japanese
 * literature</i>, 2018, made by ROIS-DS Center for Open Data in the Humanities from the Kuzushiji dataset of NIJL and
 * others, <a href="https://doi.org/10.20676/00000341">doi:10.20676/00000341</a>, under CC BY-SA 4.0. They are not part of
 * this library.
 *
 * @param source what these characters are and where they came from, and whether their files could not be checked
 * @param train flat rows [60000, 784], or [60000, 1, 28, 28] after {@link #images()}
 * @param test flat rows [10000, 784], or [10000, 1, 28, 28] after {@link #images()}
 */
public record Kmnist(String source, Dataset train, Dataset test) {
    /** Refuses what is missing. */
    public Kmnist {
        Given.value("a kmnist: the source", source);
        Given.value("a kmnist: the train", train);
        Given.value("a kmnist: the test", test);
    }

    /** The names of the classes, Hiragana in Latin letters, in the order of the labels. */
    public static final List<String> CLASSES = List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo");

    private static final Originals ORIGINALS = Originals.of(
            KnownSet.of("Kuzushiji-MNIST", "the characters", "its four files", "kmnist"),
            CLASSES,
            List.of(
                    IdxHash.ofGzip("51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
                    IdxHash.ofGzip("e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
                    IdxHash.ofGzip("edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
                    IdxHash.ofGzip("20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c")));

    private static final Mirrors MIRRORS = Mirrors.of(Patience.USUAL, "https://codh.rois.ac.jp/kmnist/dataset/kmnist/");

    /**
     * Loads Kuzushiji-MNIST from the first of these places:
     *
     * <ol>
     *   <li>the folder {@code kmnist} of the directory that the system property {@code nn.data.dir} names, or else the
     *       environment variable {@code NN_DATA_DIR}; it is then used alone;
     *   <li>the user's cache, {@code nn/kmnist} beside the one of {@link Mnist#load()};
     *   <li>the site of its authors, over HTTPS, about 21 MB, once: into the cache. Progress goes to standard error.
     * </ol>
     *
     * <p>Gzipped files must be those of the authors, by the SHA-256 that TensorFlow Datasets publishes, too. Of unpacked
     * ones no SHA-256 was published: their size and form are checked, and {@link #source()} says that no more was.
     *
     * @return the characters as flat rows
     * @throws NnException as {@link Mnist#load()} does, with a {@link DownloadException} as its cause where the site did
     *     not give a sound file
     */
    public static Kmnist load() {
        return of(ORIGINALS.load(Places.ofSystem(), MIRRORS));
    }

    /**
     * Loads Kuzushiji-MNIST, or parts of it, from a directory that holds its four files, named like those of
     * {@link Mnist#load(Path)}.
     *
     * @param directory where the files are
     * @return the characters as flat rows
     * @throws NnException if a file is missing, unsound, empty, or gzipped, as large as the original and not the same
     */
    public static Kmnist load(Path directory) {
        return of(ORIGINALS.load(Given.value("Kmnist.load: the directory", directory)));
    }

    private static Kmnist of(Halves halves) {
        return new Kmnist(halves.source(), halves.train(), halves.test());
    }

    /**
     * Sees the same characters as images of one channel, as convolutions want them.
     *
     * @return characters of shape [1, 28, 28] on the same memory
     */
    public Kmnist images() {
        return new Kmnist(source, train.reshape(1, 28, 28), test.reshape(1, 28, 28));
    }
}
