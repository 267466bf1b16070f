package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import nn.Engines;
import nn.data.NnException;
import nn.spi.Device;
import org.junit.jupiter.api.Test;

class CudaProblemTest {
    @Test
    void aMissingLibraryIsNamedWithItsPackage() {
        assertThat(CudaProblem.explain("Error code - ORT_FAIL - message: Failed to load library "
                        + "/tmp/onnxruntime-java1/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: "
                        + "cannot open shared object file: No such file or directory"))
                .isEqualTo("libcublasLt.so.12 is missing or does not load; it belongs to cuBLAS of CUDA 12 "
                        + "(package libcublas-12)." + System.lineSeparator()
                        + "Maybe install that, and put its folder into LD_LIBRARY_PATH (on Windows: PATH).");
    }

    @Test
    void cudnnIsToldFromCuda() {
        assertThat(CudaProblem.explain("libcudnn.so.9: cannot open shared object file"))
                .startsWith("libcudnn.so.9 is missing or does not load; it belongs to cuDNN 9 for CUDA 12 (package ");
        assertThat(CudaProblem.explain("Error loading \"cudart64_12.dll\" which is missing"))
                .startsWith("cudart64_12.dll is missing or does not load; it belongs to the CUDA 12 runtime");
    }

    @Test
    void anyOtherProblemIsPassedOnWithTheLikelyCure() {
        assertThat(CudaProblem.explain("CUDA failure 100: no CUDA-capable device is detected "))
                .isEqualTo("CUDA failure 100: no CUDA-capable device is detected\n"
                        + "Maybe there is no NVIDIA GPU here, or its driver is older than CUDA 12 needs.");
    }

    @Test
    void whereThereIsNoGpuJarAskingForTheGpuSaysWhichJarBringsIt() {
        OnnxEngine engine = new OnnxEngine();
        assumeTrue(
                engine.devices().contains(new Device("cuda:0", Optional.of(CudaProblem.withoutProvider()))),
                "onnxruntime_gpu is on the path");
        assertThatThrownBy(() -> Engines.device(engine, "gpu"))
                .isInstanceOf(NnException.class)
                .hasMessage("the engine onnx cannot use the device \"gpu\" here. cuda:0: this onnxruntime was built "
                        + "without CUDA.\nMaybe replace the dependency com.microsoft.onnxruntime:onnxruntime by "
                        + "onnxruntime_gpu (see docs/gpu.md).\nMaybe use one of [cpu].");
    }
}
