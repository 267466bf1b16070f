package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import nn.Model;
import nn.data.Randoms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSaverTest {
    @TempDir
    Path folder;

    private void killAndLoad(int kills) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Path file = folder.resolve("m.onnx");
        for (int kill = 0; kill < kills; kill++) {
            Process saver = ChildJvm.start(SavingLoop.class, file.toString());
            try {
                while (saver.isAlive() && !Files.exists(file)) {
                    Thread.sleep(5);
                }
                long until = System.nanoTime()
                        + 1_000_000L * (200 + Randoms.of(seed, "kill", kill).nextInt(300));
                while (System.nanoTime() < until) {
                    Onnx.save(SavingLoop.models().get(kill % 2), file, Export::withState);
                    assertThat(SavingLoop.isWhole(Onnx.load(file))).isTrue();
                }
                assertThat(saver.isAlive()).as("the saver went on beside us").isTrue();
            } finally {
                saver.destroyForcibly().waitFor();
            }
            assertThat(SavingLoop.isWhole(Onnx.load(file)))
                    .as("seed %d, kill %d", seed, kill)
                    .isTrue();
        }
        Onnx.save(SavingLoop.models().get(0), file);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aKillLeavesAWholeFileAndTheNextSaveSweepsItsDraft() throws IOException, InterruptedException {
        killAndLoad(2);
    }

    @Test
    @Tag("slow")
    void twentyKillsLeaveAWholeFile() throws IOException, InterruptedException {
        killAndLoad(20);
    }

    @Test
    void aReaderBesideTwoWritersNeverFails() throws InterruptedException {
        Path file = folder.resolve("m.onnx");
        Onnx.save(SavingLoop.models().get(0), file, Export::withState);
        AtomicBoolean done = new AtomicBoolean();
        Thread[] writers = Stream.of(0, 1)
                .map(which -> new Thread(() -> {
                    Model model = SavingLoop.models().get(which);
                    while (!done.get()) {
                        Onnx.save(model, file, Export::withState);
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread writer : writers) {
            writer.start();
        }
        try {
            for (int load = 0; load < 100; load++) {
                assertThat(SavingLoop.isWhole(Onnx.load(file))).isTrue();
            }
        } finally {
            done.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }
}
