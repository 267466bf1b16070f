package nn.image;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.globalAveragePool2D;
import static nn.image.PixelScaling.imageNet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

/** Holds the examples in the comments of nn.image to code that is compiled. */
@SuppressWarnings("UnusedMethod") // those of files are compiled alone: they stand in no folder
class ImagesJavadocTest {
    private static void images() {
        // spotless:off
        // DOC
        Dataset pets = Images.folder(Path.of("pets")).size(64, 64).dataset();   // one folder a class
        Tensor cat = Images.size(64, 64).read(Path.of("cat.jpg"));              // uint8 [3, 64, 64]
        Images.write(cat, Path.of("small.png"));
        // DOC ends
        // spotless:on
        System.out.println(pets);
    }

    private static void folder() {
        // spotless:off
        // DOC
        ImageFolder pets = Images.folder(Path.of("pets")).size(64, 64);      // pets/cat/….jpg, pets/dog/….png
        Dataset data = pets.dataset();                                       // uint8 [n, 3, 64, 64], classes [cat, dog]
        // DOC ends
        // spotless:on
        System.out.println(data);
    }

    private static Tensor options(Path first, Path second) {
        // spotless:off
        // DOC
        ImageOptions small = Images.size(64, 64).grey().keepingProportions();
        Tensor image = small.read(Path.of("cat.jpg"));              // uint8 [1, 64, 64]
        Tensor rows = small.read(List.of(first, second));           // uint8 [2, 1, 64, 64]
        // DOC ends
        // spotless:on
        System.out.println(image);
        return rows;
    }

    private static Sequential scaling() {
        // spotless:off
        // DOC
        var network = Sequential.of(imageNet(), conv2D(16, 3).relu(), globalAveragePool2D(), dense(2).softmax());
        // DOC ends
        // spotless:on
        return network;
    }

    @Test
    void theExamplesAreCompiled() throws IOException {
        assertThat(ShownCode.in("nn/image"))
                .hasSize(4)
                .containsExactlyInAnyOrderElementsOf(ShownCode.compiled(ImagesJavadocTest.class));
    }

    @Test
    void scalesAnyImage() {
        Tensor image = Patterns.pattern(9, 8, 3).tensor();
        Tensor told = scaling().input(3, 9, 8).init(0).predict(image.reshape(Shape.of(1, 3, 9, 8)));
        assertThat(told.shape()).isEqualTo(Shape.of(1, 2));
    }
}
