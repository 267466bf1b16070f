package nn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.Model;
import nn.data.Tensor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaveTest {
    @TempDir
    Path folder;

    static Stream<String> models() {
        return LoadTest.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsSavedLoadsToTheBit(String name) {
        GoldenModel golden = GoldenModel.of(name);
        Model model = Keras.load(golden.file());
        Path file = folder.resolve("again.keras");

        Keras.save(model, file);
        Model again = Keras.load(file);

        List<Tensor> inputs = LoadTest.ours(model, golden.all("input"));
        assertThat(again.predict(inputs)).isEqualTo(model.predict(inputs));
        assertThat(again.state().step()).isEqualTo(model.state().step());
        assertThat(again.state().slots()).hasSameSizeAs(model.state().slots());
        assertThat(again.compilation()).isEqualTo(model.compilation());
    }
}
