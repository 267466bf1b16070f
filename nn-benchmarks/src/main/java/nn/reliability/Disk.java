package nn.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file system of a megabyte in memory, which only root can have, on Linux.
 *
 * @param folder where it is
 */
record Disk(Path folder) {
    /** Takes a disk from what is being written, and gives it back. */
    enum Failure {
        FULL {
            @Override
            void begin(Disk disk) throws IOException {
                byte[] block = new byte[4096];
                try (OutputStream out = Files.newOutputStream(disk.filler())) {
                    while (true) {
                        out.write(block);
                    }
                } catch (IOException full) {
                    // That was the purpose.
                }
            }

            @Override
            void end(Disk disk) throws IOException {
                Files.delete(disk.filler());
            }
        },
        READ_ONLY {
            @Override
            void begin(Disk disk) throws IOException, InterruptedException {
                run("mount", "-o", "remount,ro", disk.folder.toString());
            }

            @Override
            void end(Disk disk) throws IOException, InterruptedException {
                run("mount", "-o", "remount,rw", disk.folder.toString());
            }
        };

        abstract void begin(Disk disk) throws IOException, InterruptedException;

        abstract void end(Disk disk) throws IOException, InterruptedException;
    }

    /** Makes one, where this is allowed. */
    static Optional<Disk> mount() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nn-disk-");
        if (isRun("mount", "-t", "tmpfs", "-o", "size=1m", "nn-disk", folder.toString())) {
            return Optional.of(new Disk(folder));
        }
        Files.delete(folder);
        return Optional.empty();
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", folder.toString());
        Files.delete(folder);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (!isRun(command)) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static boolean isRun(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unknown) {
            return false;
        }
    }
}
