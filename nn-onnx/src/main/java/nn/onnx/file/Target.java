package nn.onnx.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import nn.data.NnException;

/** Finds where a file is to be written, and refuses what cannot be, in the user's words. */
final class Target {
    private static final int MOST_LINKS = 40;

    private Target() {}

    /** Follows symbolic links to the file that they name, whether it is there or not. */
    static Path of(Path called) {
        if (called.toString().isEmpty()) {
            throw NnException.of("the path \"\" names no file.").maybe("name one, such as model.onnx.");
        }
        if (!called.getFileSystem().equals(FileSystems.getDefault())) {
            throw NnException.of(
                            "%s stands in a file system of its own, to which no file can be written at once.", called)
                    .maybe("write to the disk first, and copy the file from there.");
        }
        Path target = followed(called);
        if (Files.isDirectory(target)) {
            throw NnException.of("%s is a folder, so no file can be written there.", called)
                    .maybe("name a file in it: %s.", called.resolve("model.onnx"));
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw NnException.of("%s is no regular file, so none can take its place.", called);
        }
        Path folder = folder(target);
        if (!Files.exists(folder)) {
            throw NnException.of("%s cannot be written: the folder %s does not exist.", called, folder)
                    .maybe("create it first: Files.createDirectories(path).");
        }
        if (!Files.isDirectory(folder)) {
            throw NnException.of("%s cannot be written: %s is a file, no folder.", called, folder);
        }
        return target;
    }

    /** Gives the folder of a file. */
    static Path folder(Path target) {
        return Objects.requireNonNull(target.getParent());
    }

    private static Path followed(Path called) {
        Path path = called.toAbsolutePath();
        try {
            for (int links = 0; Files.isSymbolicLink(path); links++) {
                if (links == MOST_LINKS) {
                    throw NnException.of("%s is a symbolic link that leads to no end.", called);
                }
                path = path.resolveSibling(Files.readSymbolicLink(path));
            }
        } catch (IOException failed) {
            throw NnException.of("%s is a symbolic link that cannot be read.", called)
                    .causedBy(failed);
        }
        return path;
    }
}
