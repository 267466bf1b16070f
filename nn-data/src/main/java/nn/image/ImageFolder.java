package nn.image;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Source;
import nn.data.Words;

/**
 * Reads a folder of images, in which each class has a folder of its own, as Keras's {@code image_dataset_from_directory}.
 *
 * <pre>{@code
 * ImageFolder pets = Images.folder(Path.of("pets")).size(64, 64);      // pets/cat/….jpg, pets/dog/….png
 * Dataset data = pets.dataset();                                       // uint8 [n, 3, 64, 64], classes [cat, dog]
 * }</pre>
 *
 * <p>The classes are the names of the folders, sorted, and count from 0 in that order. Folders within the folder of a class
 * belong to it, but for symbolic links to folders. Names that begin with a point are passed over, as are files whose names do not end as those of images do;
 * what does, and cannot be read, is refused, all such files in one message.
 */
public final class ImageFolder {
    private final Path directory;
    private final ImageOptions options;
    private final List<String> classes;
    private final Order order;
    private final Corrupt corrupt;

    private record Order(boolean shuffled, long seed) {}

    private ImageFolder(Path directory, ImageOptions options, List<String> classes, Order order, Corrupt corrupt) {
        this.directory = directory;
        this.options = options;
        this.classes = classes;
        this.order = order;
        this.corrupt = corrupt;
    }

    ImageFolder(Path directory) {
        this(directory, ImageOptions.RGB, List.of(), new Order(true, 0), new Corrupt(false, told -> {}));
    }

    private ImageFolder with(ImageOptions other) {
        return new ImageFolder(directory, other, classes, order, corrupt);
    }

    private ImageFolder with(Order other) {
        return new ImageFolder(directory, options, classes, other, corrupt);
    }

    private ImageFolder with(Corrupt other) {
        return new ImageFolder(directory, options, classes, order, other);
    }

    /**
     * Resizes the images, bilinearly and with antialiasing; without it, all must be of one size.
     *
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     * @return a new value
     */
    public ImageFolder size(int height, int width) {
        return with(options.size(height, width));
    }

    /**
     * Makes one channel of the colours, as {@link ImageOptions#grey()}.
     *
     * @return a new value
     */
    public ImageFolder grey() {
        return with(options.grey());
    }

    /**
     * Makes three channels, red, green and blue, as by default.
     *
     * @return a new value
     */
    public ImageFolder rgb() {
        return with(options.rgb());
    }

    /**
     * Cuts off what stands out instead of stretching images, as {@link ImageOptions#keepingProportions()}.
     *
     * @return a new value
     */
    public ImageFolder keepingProportions() {
        return with(options.keepingProportions());
    }

    /**
     * Adds black bars instead of stretching images, as {@link ImageOptions#letterbox()}.
     *
     * @return a new value
     */
    public ImageFolder letterbox() {
        return with(options.letterbox());
    }

    /**
     * Chooses whether all pixels count where an image shrinks, as {@link ImageOptions#antialias(boolean)}.
     *
     * @param all true by default; false is what Keras does
     * @return a new value
     */
    public ImageFolder antialias(boolean all) {
        return with(options.antialias(all));
    }

    /**
     * Names the classes, and so which number each has; for a folder to test with, such as {@code
     * model.schema().classes()}.
     *
     * @param names those of all folders at least; a class may have none
     * @return a new value
     * @throws NnException if a name stands twice
     */
    public ImageFolder classes(List<String> names) {
        List<String> all = Given.all(
                "classes: name", Given.value("classes: the names", names).toArray(String[]::new));
        for (int label = 0; label < all.size(); label++) {
            int first = all.indexOf(all.get(label));
            if (first < label) {
                throw NnException.of(
                        "classes: each class must have a name of its own, but the labels %d and %d are both \"%s\".",
                        first, label, all.get(label));
            }
        }
        return new ImageFolder(directory, options, all, order, corrupt);
    }

    /**
     * Sets what the order of the rows is drawn from.
     *
     * @param seed any number, 0 by default; the same seed gives the same order
     * @return a new value
     */
    public ImageFolder seed(long seed) {
        return with(new Order(order.shuffled, seed));
    }

    /**
     * Chooses whether the rows are shuffled once, so that a split off end holds all classes.
     *
     * @param shuffled true by default, as in Keras; false leaves them class by class, sorted by name
     * @return a new value
     */
    public ImageFolder shuffle(boolean shuffled) {
        return with(new Order(shuffled, order.seed));
    }

    /**
     * Leaves out files that cannot be read, and says on the standard error which they were.
     *
     * @return a new value
     */
    public ImageFolder skippingCorrupt() {
        return skippingCorrupt(System.err::println);
    }

    /**
     * Leaves out files that cannot be read.
     *
     * @param told is told which they were, and why; not called where there are none
     * @return a new value
     */
    public ImageFolder skippingCorrupt(Consumer<String> told) {
        return with(new Corrupt(true, Given.value("skippingCorrupt: who is told", told)));
    }

    /**
     * Returns what images become, to read others alike: those to predict for.
     *
     * @return the options
     */
    public ImageOptions options() {
        return options;
    }

    /**
     * Lists the images, without reading them.
     *
     * @return the files, in the order of the rows
     * @throws NnException if the directory cannot be read, or is no folder of classes
     */
    public List<Path> files() {
        return Listing.files(ordered(listing().images()));
    }

    /**
     * Reads all images, on all cores.
     *
     * @return uint8 [n, channels, height, width] and labels int32 [n], the classes named, and what made the rows, {@link
     *     ImageOptions}
     * @throws NnException if the directory is no folder of classes; if files cannot be read, all of them in one message; if
     *     images differ in size and none is chosen; or if they do not fit into one tensor, 2 GB
     */
    public Dataset dataset() {
        Listing listing = listing();
        List<Listing.Image> images = ordered(listing.images());
        Reading reading = Reading.of(Listing.files(images), options);
        Refused refused = new Refused(toString(), listing.size());
        reading.refused().forEach((i, why) -> refused.add(name(images.get(i).file()), why));
        addStrays(listing, refused);
        corrupt.require(refused);
        return new LabelledImages(listing.classes(), options).dataset(images, reading);
    }

    /**
     * Reads images as they are needed, for folders that memory does not hold; a training that shuffles reads the files in
     * an order that is drawn anew for each epoch.
     *
     * <p>A file that cannot be read ends the training when its turn comes, or is left out under {@link #skippingCorrupt()},
     * which tells of each once; there {@code skip(n)} reads over n images in each epoch, since which files can be read is
     * not known before. Without a size, that of the first image counts for all.
     *
     * @return rows as those of {@link #dataset()}, of which none is read yet
     * @throws NnException if the directory is no folder of classes, or images lie in no folder of a class
     */
    public Source source() {
        Listing listing = listing();
        Refused strays = new Refused(toString(), listing.size());
        addStrays(listing, strays);
        corrupt.require(strays);
        return new FolderSource(this, listing.classes(), ordered(listing.images()), corrupt);
    }

    private void addStrays(Listing listing, Refused refused) {
        listing.strays().forEach(file -> refused.add(name(file), NnException.of("it is in no folder of a class.")));
    }

    String name(Path file) {
        return directory.relativize(file).toString();
    }

    private Listing listing() {
        return Listing.of(directory, classes);
    }

    private List<Listing.Image> ordered(List<Listing.Image> images) {
        if (!order.shuffled) {
            return images;
        }
        int[] places = Randoms.of(order.seed, "images", 0).permutation(images.size());
        return IntStream.of(places).mapToObj(images::get).toList();
    }

    @Override
    public String toString() {
        return options.words(Words.name("Images").and("folder", directory.toString()))
                .when(!order.shuffled, "shuffle", false)
                .option("seed", order.seed, 0L)
                .when(corrupt.skipped(), "skippingCorrupt")
                .toString();
    }
}
