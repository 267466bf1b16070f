package nn.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.mnist.DownloadException;
import nn.mnist.Mnist;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Original;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;

/**
 * Holds the large movie reviews: 25 000 texts to train on and 25 000 to test with, half of each blame and half praise.
 *
 * <pre>{@code
 * var reviews = Imdb.load();
 * reviews.train().texts().get(0);
 * reviews.train().labels(); // 0 for blame, 1 for praise
 * }</pre>
 *
 * <p>A. Maas, R. Daly, P. Pham, D. Huang, A. Ng and C. Potts, <i>Learning word vectors for sentiment analysis</i>, 2011,
 * <a href="https://ai.stanford.edu/~amaas/data/sentiment/">Stanford</a>, published without a licence; the texts are their
 * writers'. They are not part of this library. The texts whose numbers {@code keras.datasets.imdb} gives, in another order.
 *
 * @param source what these reviews are and where they came from, and whether their files could not be checked
 * @param train the reviews to train on, by the numbers of their files, blame and praise in turn
 * @param test the reviews to test with, in the same order
 */
public record Imdb(String source, Reviews train, Reviews test) {
    /** Refuses what is missing. */
    public Imdb {
        Given.value("an imdb: the source", source);
        Given.value("an imdb: the train", train);
        Given.value("an imdb: the test", test);
    }

    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = List.of("neg", "pos");

    private static final KnownSet SET = KnownSet.of("IMDB", "the reviews", "aclImdb_v1.tar.gz", "imdb");

    private static final Archive ARCHIVE = new Archive(
            "aclImdb_v1.tar.gz", 84_125_825, "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe");

    private static final Mirrors MIRRORS = Mirrors.of(
            Patience.LARGE,
            "https://ai.stanford.edu/~amaas/data/sentiment/",
            "https://dataset.bj.bcebos.com/imdb%2FaclImdb_v1.tar.gz");

    private static final long MOST_UNPACKED = 1_000_000_000;

    /**
     * Loads the reviews from the first of these places:
     *
     * <ol>
     *   <li>the folder {@code imdb} of the directory that the system property {@code nn.data.dir} names, or else the
     *       environment variable {@code NN_DATA_DIR}; it is then used alone;
     *   <li>the user's cache, {@code nn/imdb} beside the one of {@link Mnist#load()};
     *   <li>the public mirrors, over HTTPS, 84 MB, once: into the cache. Progress goes to standard error.
     * </ol>
     *
     * <p>The archive must have the SHA-256 that TensorFlow Datasets publishes. It is read as it is, never unpacked to disk;
     * its 50 000 reviews without labels are passed over.
     *
     * @return the reviews
     * @throws NnException as {@link #load(Path)}; if there is no place for the cache, or it cannot be written; if the
     *     thread is interrupted while it downloads; or if no mirror gave a sound archive, with a
     *     {@link DownloadException} as its cause
     */
    public static Imdb load() {
        return load(Places.ofSystem(), ARCHIVE, MIRRORS);
    }

    static Imdb load(Places places, Original archive, Mirrors mirrors) {
        return new Loading(SET, archive, mirrors)
                .load(places, directory -> load(directory, archive), file -> archived(file, archive));
    }

    /**
     * Loads the reviews from a directory that holds {@code aclImdb_v1.tar.gz}, or else the folders {@code train} and
     * {@code test} that it unpacks to, in their folder or out of it, whole or in part; of those no SHA-256 was published,
     * and {@link #source()} says that they were not checked.
     *
     * @param directory where they are
     * @return the reviews
     * @throws NnException if neither is there, or the archive is not the original
     */
    public static Imdb load(Path directory) {
        return load(Given.value("Imdb.load: the directory", directory), ARCHIVE);
    }

    private static Imdb load(Path directory, Original archive) {
        if (!Files.isDirectory(directory)) {
            throw SET.missing(directory);
        }
        return archive.in(directory).map(file -> archived(file, archive)).orElseGet(() -> unpacked(directory));
    }

    private static Imdb archived(Path file, Original archive) {
        Archive.requireSound(file, archive);
        ReviewFiles files = new ReviewFiles();
        Tar.read(file, file.toString(), MOST_UNPACKED, files::take);
        return imdb(files, SET.title() + " from " + file.getParent(), file);
    }

    private static Imdb unpacked(Path directory) {
        ReviewFiles files = new ReviewFiles();
        try {
            files.takeAll(directory);
        } catch (IOException e) {
            throw NnException.of("%s: the files must be readable, but: %s.", directory, e)
                    .causedBy(e);
        }
        String unknown = ", unpacked, so that their SHA-256 could not be checked";
        return imdb(files, SET.title() + " from " + directory + unknown, directory);
    }

    private static Imdb imdb(ReviewFiles files, String source, Path place) {
        try {
            return files.imdb(source);
        } catch (NnException e) {
            throw e.at(place.toString());
        }
    }
}
