package nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import nn.spi.Device;
import org.junit.jupiter.api.Test;

class Dl4jDevicesTest {
    @Test
    void theProcessorComesFirst() {
        assertThat(new Dl4jEngine().devices().get(0)).isEqualTo(Device.CPU);
    }

    @Test
    void saysWhatCudaNeeds() {
        assertThat(new Dl4jEngine().devices().get(1).problem())
                .hasValue("DL4J's CUDA backend is not on the class path. Its newest,"
                        + " org.nd4j:nd4j-cuda-11.6:1.0.0-M2.1, needs CUDA 11.6; on newer GPUs use the engine onnx.");
    }

    @Test
    void saysWhatNativeCodeIsMissing() {
        Throwable problem = new ExceptionInInitializerError(new UnsatisfiedLinkError("no jnind4jcpu"));

        assertThat(Backend.failure(problem))
                .hasMessage("DL4J's native code could not be loaded: java.lang.UnsatisfiedLinkError: no jnind4jcpu."
                        + "\nMaybe add org.nd4j:nd4j-native:1.0.0-M2.1 with the classifier of this platform, such as"
                        + " linux-x86_64, to the class path.")
                .hasCause(problem);
    }
}
