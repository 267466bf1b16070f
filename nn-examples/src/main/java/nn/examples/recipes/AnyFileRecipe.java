package nn.examples.recipes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nn.data.Tensor;
import nn.onnx.Onnx;
import nn.onnx.OnnxModel;

/** Predicts with a file that another program wrote. */
final class AnyFileRecipe {
    private AnyFileRecipe() {}

    /** What is done with the answers. */
    interface Shown {
        void show(Map<String, Object> all, Map<String, Tensor> scores, List<String> columns);
    }

    static void predict(Path folder, Shown shown) {
        // spotless:off
        // DOC
        Tensor flowers = Tensor.of(new float[][] {{5.1f, 3.5f, 1.4f, 0.2f}, {6.9f, 3.2f, 5.7f, 2.3f}});
        try (OnnxModel iris = Onnx.open(folder.resolve("iris.onnx"))) {
            System.out.println(iris.inputs());                             // [X: FLOAT [-1, 4]]
            Map<String, Object> all = iris.values(Map.of("X", flowers));   // output_label: Strings [setosa, virginica]
            Map<String, Tensor> scores = iris.predict(Map.of("X", flowers), "output_probability"); // this one alone
            List<String> columns = iris.classes("output_probability");     // [setosa, versicolor, virginica]
            shown.show(all, scores, columns);
        }
        // DOC ends
        // spotless:on
    }
}
