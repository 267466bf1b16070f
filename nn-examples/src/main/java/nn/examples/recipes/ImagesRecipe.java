package nn.examples.recipes;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.image.PixelScaling.imageNet;

import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Tensor;
import nn.image.ImageOptions;
import nn.image.Images;
import nn.onnx.Onnx;

/** Reads pictures by folder, one by one, and as they are needed. */
final class ImagesRecipe {
    private ImagesRecipe() {}

    static Model learn(Path pets) {
        // spotless:off
        // DOC
        var data = Images.folder(pets).size(64, 64).dataset();      // pets/cat/….jpg, pets/dog/….png
        var split = data.split(0.8).stratified().seed(7);
        var model = Sequential.of(
                        imageNet(), conv2D(16, 3).relu(), maxPool2D(), conv2D(16, 3).relu(), maxPool2D(),
                        flatten(), dense(data.classes().size()).softmax())
                .fit(split.train(), fit -> fit
                        .loss(sparseCategoricalCrossentropy()).metrics(accuracy()).epochs(5));
        System.out.println(model.evaluate(split.test()));
        // DOC ends
        // spotless:on
        return model;
    }

    static List<String> tell(Model model, Path folder, List<Path> pictures) {
        // spotless:off
        // DOC
        Onnx.save(model, folder.resolve("pets.onnx"));
        var loaded = Onnx.load(folder.resolve("pets.onnx"));
        var options = loaded.schema().preprocessing(ImageOptions.class);
        int[] told = loaded.predictClasses(options.read(pictures));
        System.out.println(loaded.schema().classes().get(told[0]));
        // DOC ends
        // spotless:on
        return List.of(loaded.schema().classes().get(told[0]), options.toString());
    }

    static Tensor look(Path picture, Path folder) {
        // spotless:off
        // DOC
        Tensor image = Images.size(64, 64).grey().keepingProportions().read(picture);   // uint8 [1, 64, 64]
        Images.write(image, folder.resolve("small.png"));
        // DOC ends
        // spotless:on
        return image;
    }

    static Model stream(Path pets) {
        // spotless:off
        // DOC
        var many = Images.folder(pets).size(64, 64).letterbox().skippingCorrupt().source();
        var model = Sequential.of(imageNet(), flatten(), dense(2).softmax())
                .fit(many, fit -> fit.loss(sparseCategoricalCrossentropy()).epochs(2));
        // DOC ends
        // spotless:on
        return model;
    }
}
