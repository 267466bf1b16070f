package nn.onnx.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import nn.data.NnException;
import nn.onnx.file.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ObservationTest {
    @Test
    @Timeout(30)
    void aLoopWithoutEndIsEnded() throws URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(getClass().getResource("/nn/onnx/foreign/endless.onnx"))
                .toURI());
        FileGraph graph = FileGraph.of(ModelFile.read(path));
        Exposed exposed = new Exposed(graph, new FileRows(graph, Map.of()).all());
        assertThatThrownBy(() -> Observation.of(exposed, Duration.ofMillis(200)))
                .isInstanceOf(NnException.class)
                .hasMessage("running " + path + " on 2 rows took too long, and was ended.\n"
                        + "Maybe it holds a loop without end. Predict with it: Onnx.open(path).");
    }
}
