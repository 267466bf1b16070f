package nn.dl4j;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Losses.categoricalCrossentropy;
import static nn.Optimizers.adam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import org.bytedeco.javacpp.Pointer;

/** Trains on and on, and prints the process's resident bytes after warming up and 10 000 steps later. */
final class MemoryProbe {
    private static final int BATCH = 8;

    private MemoryProbe() {}

    public static void main(String[] args) throws InterruptedException {
        Network network = Sequential.of(
                        conv2D(4, 3).relu(),
                        batchNormalization(),
                        maxPool2D(2),
                        flatten(),
                        dropout(0.2),
                        dense(10).softmax())
                .network(Shape.of(1, 8, 8));
        Plan plan = new Plan(network, categoricalCrossentropy(), adam(), 1, true);
        try (Trainer trainer = new Dl4jEngine().trainer(plan, plan.start(network.draw(1)), Device.CPU)) {
            train(trainer, 4_000);
            System.out.println(resident());
            train(trainer, 10_000);
            System.out.println(resident());
        }
    }

    private static void train(Trainer trainer, int steps) {
        for (int done = 0; done < steps; done += 101) {
            trainer.train(chunk(100, BATCH));
            trainer.train(chunk(1, BATCH - 3));
        }
    }

    private static Chunk chunk(int steps, int batch) {
        float[] rates = new float[steps];
        Arrays.fill(rates, 0.001f);
        Tensor images = Tensor.zeros(Shape.of(steps * batch, 1, 8, 8));
        Tensor targets = Tensor.zeros(Shape.of(steps * batch, 10));
        return new Chunk(List.of(images), targets, Optional.empty(), batch, 0, rates);
    }

    /** Lets all garbage go, on and off the heap, and asks the system what is left. */
    private static long resident() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Pointer.physicalBytes();
    }
}
