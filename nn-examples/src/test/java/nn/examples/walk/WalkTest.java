package nn.examples.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.Sequential;
import nn.keras.Keras;
import nn.mnist.Mnist;
import nn.onnx.Onnx;
import nn.table.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    /** One call may take so long, on a machine that does much else. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private static final Set<String> LEFT_OUT = Set.of(
            // These download.
            "Mnist.load()",
            "FashionMnist.load()",
            "Kmnist.load()",
            "CaliforniaHousing.load()",
            "Cifar10.load()",
            "Cifar100.load()",
            "Imdb.load()",
            // These are read in inner loops, where the memory alone checks the place.
            "Numbers.at(int)",
            "Numbers.argmax(int, int)",
            // Java cannot tell which type these folds are of.
            "CrossValidation.crossValidate(Architecture, Iterable, UnaryOperator)",
            "CrossValidation.crossValidate(Architecture, Iterable, Function, UnaryOperator)");

    @Test
    void wrongValuesAreTakenOrRefusedInOurWords(@TempDir Path folder) throws Exception {
        walk(folder, false);
    }

    @Tag("slow")
    @Test
    void whatWasTakenRefusesInOurWordsToo(@TempDir Path folder) throws Exception {
        walk(folder, true);
    }

    private static void walk(Path folder, boolean isDeep) throws IOException, InterruptedException {
        List<Door> doors = Stream.of(Sequential.class, Onnx.class, Mnist.class, Table.class, Keras.class)
                .flatMap(Exported::types)
                .flatMap(Door::of)
                .filter(door -> !LEFT_OUT.contains(door.toString()))
                // The network draws, and says for which weight memory lacks.
                .filter(door -> !door.toString().endsWith(".draw(Shape, Randoms)"))
                .toList();
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            Walk walk = Samples.walk(folder, isDeep);
            watch(walk, new Thread(() -> walk.through(doors), "walk"));
            out.println(walk.summary(doors.size()));
            assertThat(walk.faults().stream().map(Fault::toString).collect(Collectors.joining("\n")))
                    .isEmpty();
        } finally {
            System.setOut(out);
        }
    }

    /** Waits for the walk; a call that hangs is told, and left alone. */
    private static void watch(Walk walk, Thread thread) throws InterruptedException {
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            thread.join(100);
            Optional<Walk.Running> running = walk.running();
            if (running.isPresent() && System.nanoTime() - running.get().since() > PATIENCE) {
                fail("%s hangs:%n%s", running.get().attempt(), List.of(thread.getStackTrace()));
            }
        }
    }
}
