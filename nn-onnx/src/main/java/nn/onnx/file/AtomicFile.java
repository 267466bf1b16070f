package nn.onnx.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nn.data.NnException;
import nn.onnx.proto.Draft;

/**
 * Writes a file whole or not at all.
 *
 * <p>It gets the mode that the system gives new files, or keeps that of the file in whose place it comes, and nobody else
 * can read it before; a symbolic link stays one. Nothing here minds that its thread is interrupted.
 */
public final class AtomicFile {
    private final Path called;
    private final Path target;

    private AtomicFile(Path called, Path target) {
        this.called = called;
        this.target = target;
    }

    /**
     * Says what was written.
     *
     * @param sha256 of its bytes, in hexadecimal
     * @param found what the check found
     * @param <R> what the check finds
     */
    public record Written<R>(String sha256, R found) {}

    /**
     * Chooses the file.
     *
     * @param path where the user wants it
     * @return the place, which a file can be written to
     * @throws NnException if its folder is missing, or something else than a file stands there
     */
    public static AtomicFile at(Path path) {
        return new AtomicFile(path, Target.of(path));
    }

    /**
     * Writes beside the target, forces it to the disk, looks at it, and only then puts it in the target's place.
     *
     * @param content the whole content; what stood there before stays if anything fails
     * @param check looks at the written file; what it throws stops the move
     * @param <R> what the check finds
     * @return what was written
     * @throws NnException if the file cannot be written
     */
    public <R> Written<R> write(Draft content, Function<Path, R> check) {
        try (Leftovers.Claim claim = Leftovers.claim(target)) {
            Path draft = claim.path();
            try {
                String sha256 = force(draft, content);
                R found = check.apply(draft);
                keepMode(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceFolder();
                return new Written<>(sha256, found);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException failed) {
            throw WriteProblem.explain(called, Target.folder(target), failed);
        }
    }

    /**
     * Writes as {@link #write(Draft, Function)} does, and keeps what stood there before, as {@code NAME.1}, {@code NAME.2}, …
     *
     * @param content the whole content
     * @param keep how many are kept, the new one included
     * @throws NnException if the file cannot be written; then all that was there still is
     */
    public void write(Draft content, int keep) {
        try (Former before = Former.hold(target, keep)) {
            write(content, Function.identity());
            before.shift(keep);
        } catch (IOException | UncheckedIOException failed) {
            throw WriteProblem.explain(called, Target.folder(target), failed);
        }
    }

    /**
     * Lists what stands there, and what stood there before, the newest first.
     *
     * @return none where nothing does
     * @throws NnException if its folder cannot be listed
     */
    List<Path> all() {
        try {
            return Former.all(target);
        } catch (UncheckedIOException failed) {
            throw NnException.of("%s: its folder cannot be listed: %s.", called, Reason.of(failed))
                    .maybe("ask for the right to read the folder, too.")
                    .causedBy(failed);
        }
    }

    /**
     * Refuses a place where no draft can be made.
     *
     * @throws NnException with the reason
     */
    public void require() {
        try (Leftovers.Claim claim = Leftovers.claim(target)) {
            Files.delete(claim.path());
        } catch (IOException failed) {
            throw WriteProblem.explain(called, Target.folder(target), failed);
        }
    }

    /** Writes by a stream, for a channel would be closed when its thread is interrupted. */
    private static String force(Path file, Draft content) throws IOException {
        MessageDigest digest = ModelFile.digest();
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            OutputStream buffered = new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16);
            content.writeTo(buffered);
            buffered.flush();
            out.getFD().sync();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void keepMode(Path draft) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (view != null && Files.exists(target)) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(target);
            if (!mode.equals(view.readAttributes().permissions())) { // some file systems know one mode alone
                view.setPermissions(mode);
            }
        }
    }

    /** Forces the new name to the disk, where the system can: only channels do, and not while interrupted. */
    private void forceFolder() {
        boolean interrupted = Thread.interrupted();
        try (FileChannel folder = FileChannel.open(Target.folder(target), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unable) {
            // Windows opens no folders; the file itself is on the disk.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
