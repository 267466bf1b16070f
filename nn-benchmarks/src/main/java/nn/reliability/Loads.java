package nn.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nn.Model;
import nn.onnx.Onnx;

/** Loads one file again and again, and wants the same prediction of each model. */
final class Loads implements Proof {
    @Override
    public void run(Course course) throws Exception {
        Path folder = Files.createTempDirectory("nn-loads-");
        Path file = folder.resolve("m.onnx");
        Model model = new Tiny("onnx").fit();
        float[] row = Tiny.DATA.input().row(0).floats();
        float[] expected = model.predict(row);
        Onnx.save(model, file);
        course.each(i ->
                course.expect(Arrays.equals(Onnx.load(file).predict(row), expected), "load %d predicts otherwise", i));
        Files.delete(file);
        Files.delete(folder);
    }
}
