package nn.mnist.download;

import java.nio.file.Path;
import nn.data.NnException;

/**
 * Knows what a set is called and where it may be.
 *
 * @param title what messages call it, such as {@code MNIST}
 * @param contents what its rows are, such as {@code the digits}
 * @param holds what a directory of it holds, such as {@code the four files}
 * @param folder its folder in the user's cache
 * @param naming how a user names a directory for it
 * @param instead what else a user may do without network, after a comma, or nothing
 */
public record KnownSet(String title, String contents, String holds, String folder, Naming naming, String instead) {
    /**
     * Names a set that is looked for in a folder of the directory that {@code nn.data.dir} or {@code NN_DATA_DIR} names.
     *
     * @param title what messages call it
     * @param contents what its rows are
     * @param holds what its folder holds
     * @param folder its folder there and in the user's cache
     * @return the set
     */
    public static KnownSet of(String title, String contents, String holds, String folder) {
        return new KnownSet(title, contents, "a folder " + folder + " with " + holds, folder, Naming.OF_ALL, "");
    }

    /**
     * Says how to give the set by hand.
     *
     * @return such as {@code name a directory that holds the four files by -Dnn.mnist.dir or NN_MNIST_DIR}
     */
    String cure() {
        return "name a directory that holds " + holds + " by " + naming.option();
    }

    /**
     * Says that a directory is not there.
     *
     * @param directory where the set was to be
     * @return the exception, to be thrown
     */
    public NnException missing(Path directory) {
        return NnException.of("%s: the directory of %s must exist, but does not.", directory, contents)
                .maybe(
                        "its name has a typing error, or %s or %s names an old place.",
                        naming.property(), naming.variable());
    }
}
