package nn.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nn.data.NnException;

/**
 * The images below a directory, without reading them.
 *
 * @param classes the names of the folders, sorted, or those that were given
 * @param images all images, class by class, each with its label
 * @param strays images that lie in no folder of a class
 */
record Listing(List<String> classes, List<Image> images, List<Path> strays) {
    /** Pictures that Java reads only with a plug-in; those it does read are added. */
    private static final Set<String> SUFFIXES = suffixes();

    /** A file and the number of its class. */
    record Image(Path file, int label) {}

    /** Counts all images, strays among them. */
    int size() {
        return images.size() + strays.size();
    }

    static List<Path> files(List<Image> images) {
        return images.stream().map(Image::file).toList();
    }

    private static Set<String> suffixes() {
        Set<String> suffixes = new TreeSet<>(
                List.of("png", "jpg", "jpeg", "bmp", "gif", "webp", "tif", "tiff", "heic", "heif", "avif"));
        Stream.of(ImageIO.getReaderFileSuffixes())
                .map(suffix -> suffix.toLowerCase(Locale.ROOT))
                .forEach(suffixes::add);
        suffixes.remove("");
        return Set.copyOf(suffixes);
    }

    static Listing of(Path directory, List<String> chosen) {
        if (!Files.isDirectory(directory)) {
            throw NnException.of(
                    "%s: the folder of images must be a directory, but %s.",
                    directory, Files.exists(directory) ? "is a file" : "does not exist");
        }
        List<String> found = children(directory)
                .filter(Files::isDirectory)
                .map(Listing::name)
                .sorted()
                .toList();
        List<String> classes = chosen.isEmpty() ? found : chosen;
        requireKnown(directory, found, classes);
        List<Image> images = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            int number = label;
            List<Path> files = below(directory.resolve(classes.get(label)));
            requireSome(directory.resolve(classes.get(label)), files, chosen);
            files.forEach(file -> images.add(new Image(file, number)));
        }
        return new Listing(
                classes, images, children(directory).filter(Listing::isImage).toList());
    }

    private static void requireKnown(Path directory, List<String> found, List<String> classes) {
        if (found.isEmpty()) {
            throw NnException.of("%s: there must be a folder for each class, but there is none.", directory)
                    .maybe("move the images of each class into a folder that bears its name.");
        }
        for (String name : found) {
            if (!classes.contains(name)) {
                throw NnException.of("%s: the folder \"%s\" is none of the classes %s.", directory, name, classes);
            }
        }
    }

    private static void requireSome(Path folder, List<Path> files, List<String> chosen) {
        if (files.isEmpty() && chosen.isEmpty()) {
            throw NnException.of("%s: the folder of a class must hold images, but holds none.", folder)
                    .maybe("remove it, or name all classes: classes(List.of(\"cat\", \"dog\")).");
        }
    }

    private static Stream<Path> children(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> !isHidden(child)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
    }

    /** Lists all images of a class, folders within folders, too, in the order of their names. */
    private static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return Stream.concat(
                        children(folder).filter(Listing::isImage),
                        children(folder)
                                .filter(child -> Files.isDirectory(child) && !Files.isSymbolicLink(child))
                                .flatMap(child -> below(child).stream()))
                .toList();
    }

    private static NnException unreadable(Path directory, IOException unreadable) {
        return NnException.of("%s: the directory cannot be read: %s.", directory, unreadable)
                .causedBy(unreadable);
    }

    private static boolean isImage(Path file) {
        String name = name(file);
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") && SUFFIXES.contains(suffix) && !Files.isDirectory(file);
    }

    private static boolean isHidden(Path file) {
        return name(file).startsWith(".");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
