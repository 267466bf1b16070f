package nn.onnx.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Optional;
import nn.onnx.OnnxEngine;
import nn.spi.Device;
import nn.spi.MatmulPrecision;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private static final Device GPU = new Device("cuda:3", Optional.empty());

    @Test
    void productsAreRoundedOnlyWhereThatIsAllowed() {
        assertThat(Devices.options(MatmulPrecision.FLOAT32)).containsExactly(entry("use_tf32", "0"));
        assertThat(Devices.options(MatmulPrecision.TF32)).containsExactly(entry("use_tf32", "1"));
    }

    @Test
    void gpusAreKnownByTheirNumbers() {
        assertThat(Devices.gpu(GPU)).hasValue(3);
        assertThat(Devices.gpu(Device.CPU)).isEmpty();
    }

    @Test
    void theProcessorHasNoRoundedProducts() {
        OnnxEngine engine = new OnnxEngine().precision(MatmulPrecision.TF32);
        assertThat(engine.precision(GPU)).isEqualTo(MatmulPrecision.TF32);
        assertThat(engine.precision(Device.CPU)).isEqualTo(MatmulPrecision.FLOAT32);
        assertThat(new OnnxEngine().precision(GPU)).isEqualTo(MatmulPrecision.FLOAT32);
        assertThat(engine.threads(1).precision(GPU)).isEqualTo(MatmulPrecision.TF32);
    }
}
