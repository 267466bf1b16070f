package nn.testkit;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.multiHeadAttention;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.stream.Stream;
import nn.Architecture;
import nn.Sequential;

/** Describes networks of which adapters of low rank learn alone; {@code golden/lora.py} makes their files. */
final class GoldenAdapters {
    private GoldenAdapters() {}

    static Stream<GoldenCase> all() {
        Architecture flat = Sequential.of(dense(6).tanh(), dense(3)).input(5);
        Architecture image = Sequential.of(conv2D(3, 3), flatten(), dense(2)).input(2, 5, 4);
        Architecture words = Sequential.of(embedding(7, 4), multiHeadAttention(2, 3), flatten(), dense(2))
                .input(5);
        return Stream.of(
                of("dense", flat.lora(2, 6, "dense").lora(2, "dense_1")),
                of("conv2D", image.lora(2, 1, "conv2d")),
                of(
                        "attention",
                        words.lora(2, 4, "embedding")
                                .lora(3, 6, "multi_head_attention")
                                .lora(2, "dense")));
    }

    private static GoldenCase of(String name, Architecture network) {
        return GoldenCase.of("lora/" + name, network, meanSquaredError(), sgd(0.01));
    }
}
