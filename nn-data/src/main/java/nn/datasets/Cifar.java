package nn.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Original;
import nn.mnist.download.Places;

/**
 * Knows the binary version of CIFAR-10 or CIFAR-100, and loads it: out of its archive, or where that was unpacked.
 *
 * @param set what it is
 * @param file the name of the archive
 * @param folder the folder that it unpacks to
 * @param train the files to train on
 * @param test the file to test with
 * @param classes how many classes each label of a picture has
 */
record Cifar(KnownSet set, String file, String folder, List<CifarFile> train, CifarFile test, int... classes)
        implements Original {
    private static final long MOST_UNPACKED = 200_000_000;

    /** What was read. */
    record Halves(String source, CifarRows train, CifarRows test) {}

    @Override
    public String name() {
        return file;
    }

    @Override
    public long mostBytes() {
        return MOST_UNPACKED;
    }

    /** Refuses another archive by the SHA-256 of the files in it, so that mirrors may pack them as they like. */
    @Override
    public void require(Path archive) {
        readWhole(archive, "the archive");
    }

    Halves load(Places places, Mirrors mirrors) {
        return new Loading(set, this, mirrors)
                .load(places, this::load, archive -> readWhole(archive, archive.toString()));
    }

    /** Loads the set, or parts of it. */
    Halves load(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw set.missing(directory);
        }
        Halves halves = in(directory)
                .map(archive -> readArchive(archive, archive.toString()))
                .orElseGet(() -> readFolder(directory));
        try {
            halves.train().closed();
            halves.test().closed();
            return halves;
        } catch (NnException e) {
            throw e.at(directory.toString());
        }
    }

    private Halves readWhole(Path archive, String place) {
        Halves halves = readArchive(archive, place);
        try {
            halves.train().requireWhole();
            halves.test().requireWhole();
            return halves;
        } catch (NnException e) {
            throw e.at(place);
        }
    }

    private Halves readArchive(Path archive, String place) {
        Halves halves = halves(set.title() + " from " + archive.getParent());
        Tar.read(
                archive,
                place,
                MOST_UNPACKED,
                (name, in) -> take(halves, name.substring(name.lastIndexOf('/') + 1), in));
        return halves;
    }

    private Halves readFolder(Path directory) {
        Halves halves = halves(set.title() + " from " + directory);
        Path unpacked = directory.resolve(folder);
        for (CifarFile each : Stream.concat(train.stream(), Stream.of(test)).toList()) {
            Path path = (Files.isDirectory(unpacked) ? unpacked : directory).resolve(each.name());
            if (Files.isRegularFile(path)) {
                read(halves, each.name(), path, directory);
            }
        }
        return halves;
    }

    private static void read(Halves halves, String name, Path path, Path directory) {
        try (InputStream in = Files.newInputStream(path)) {
            take(halves, name, in);
        } catch (NnException e) {
            throw e.at(directory.toString());
        } catch (IOException e) {
            throw NnException.unreadable(path, e);
        }
    }

    private static void take(Halves halves, String name, InputStream in) throws IOException {
        halves.train().take(name, in);
        halves.test().take(name, in);
    }

    private Halves halves(String source) {
        return new Halves(source, new CifarRows(train, classes), new CifarRows(List.of(test), classes));
    }
}
