package nn.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nn.data.NnException;
import nn.data.Randoms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages files at random: whatever they say, reading ends well or in an NnException, and soon. */
class FuzzTest {
    private static final long SEED = 20261128;
    private static final Duration SOON = Duration.ofSeconds(25);
    private static final byte[] SIGNS = "[]{}\",:-0123456789eE.xn".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final List<Path> sound = new ArrayList<>();

    @BeforeEach
    void findSoundFiles() {
        for (String name :
                List.of("mlp", "two_by_two", "bidirectional", "shared", "whole_h5", "keras2", "weights_cnn")) {
            sound.add(GoldenModel.of(name).file());
        }
    }

    @Test
    void aDamagedFileIsRefusedInWordsOrRead() throws IOException {
        fuzz(25);
    }

    @Test
    @Tag("slow")
    void manyDamagedFilesAreRefusedInWordsOrRead() throws IOException {
        fuzz(3000);
    }

    private void fuzz(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            Randoms randoms = Randoms.of(SEED, "fuzz", round);
            Path whole = sound.get(randoms.nextInt(sound.size()));
            Path file = folder.resolve("damaged" + whole.getFileName());
            Files.write(file, damaged(Files.readAllBytes(whole), randoms));
            long began = System.nanoTime();
            use(file, "seed " + SEED + ", round " + round + ", " + whole.getFileName());
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("round %d", round)
                    .isLessThan(SOON);
        }
    }

    private static void use(Path file, String round) {
        for (Runnable use : List.<Runnable>of(() -> Keras.load(file), () -> Keras.inspect(file))) {
            try {
                use.run();
            } catch (NnException known) {
                assertThat(known.getMessage()).as(round).startsWith(file.toString());
            } catch (RuntimeException | Error other) {
                fail(round, other);
            }
        }
    }

    private static byte[] damaged(byte[] whole, Randoms randoms) throws IOException {
        return switch (randoms.nextInt(6)) {
            case 0 -> Arrays.copyOf(whole, randoms.nextInt(whole.length));
            case 1, 2 -> whole[0] == 'P' ? within(whole, randoms) : bytes(whole, randoms);
            case 3 -> signs(whole, randoms);
            default -> bytes(whole, randoms);
        };
    }

    /** Damages a part of a zip, whose checksum fits again. */
    private static byte[] within(byte[] whole, Randoms randoms) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        String chosen = randoms.nextInt(3) == 0 ? "model.weights.h5" : "config.json";
        parts.computeIfPresent(
                chosen, (name, part) -> name.endsWith("json") ? signs(part, randoms) : bytes(part, randoms));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(byte[] whole, Randoms randoms) {
        byte[] changed = whole.clone();
        int count = 1 + randoms.nextInt(6);
        for (int i = 0; i < count; i++) {
            changed[randoms.nextInt(changed.length)] = (byte) randoms.nextInt(256);
        }
        return changed;
    }

    /** Changes signs of JSON. */
    private static byte[] signs(byte[] whole, Randoms randoms) {
        byte[] changed = whole.clone();
        int start = Math.max(0, new String(whole, StandardCharsets.ISO_8859_1).indexOf("{\""));
        for (int tries = 0; tries < 3; tries++) {
            changed[start + randoms.nextInt(changed.length - start)] = SIGNS[randoms.nextInt(SIGNS.length)];
        }
        return changed;
    }
}
