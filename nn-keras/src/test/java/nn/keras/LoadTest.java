package nn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.Model;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadTest {
    static Stream<String> models() {
        return GoldenModel.names().filter(name -> !name.equals("weights_cnn"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aLoadedModelPredictsWhatKerasDid(String name) {
        GoldenModel golden = GoldenModel.of(name);
        Model model = Keras.load(golden.file());

        List<Tensor> predicted = model.predict(ours(model, golden.all("input")));

        requireNear(golden.all("predicted"), predicted);
    }

    @Test
    void anOutputThatIsAnInputOrAnotherOutputHasANameOfItsOwn() {
        Model model = Keras.load(GoldenModel.of("passed").file());

        assertThat(model.network().outputs()).containsExactly("identity", "dense", "identity_1");
    }

    /** Puts the channels of images first, where the model has them there. */
    static List<Tensor> ours(Model model, List<Tensor> inputs) {
        List<Tensor> ours = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Shape row = model.network().inputs().get(i).shape();
            ours.add(moved(row, inputs.get(i)));
        }
        return ours;
    }

    static Tensor moved(Shape row, Tensor keras) {
        boolean isAsItIs = row.fits(keras.shape().row());
        return isAsItIs ? keras : keras.transpose(0, 3, 1, 2);
    }

    static void requireNear(List<Tensor> expected, List<Tensor> predicted) {
        assertThat(predicted).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Tensor wanted = moved(predicted.get(i).shape().row(), expected.get(i));
            float[] a = wanted.floats();
            float[] b = predicted.get(i).floats();
            double greatest = 0;
            double apart = 0;
            for (int k = 0; k < a.length; k++) {
                greatest = Math.max(greatest, Math.abs(a[k]));
                apart = Math.max(apart, Math.abs(a[k] - b[k]));
            }
            assertThat(apart).as("output %d, greatest %s", i, greatest).isLessThanOrEqualTo(1e-5 * greatest);
        }
    }
}
