package nn.onnx.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import nn.Engines;
import nn.data.NnException;
import nn.onnx.OnnxEngine;
import nn.spi.Device;
import org.junit.jupiter.api.Test;

class CudaProblemTest {
    private static final String DEPENDENCIES =
            "add the dependencies org.bytedeco:cuda-redist and org.bytedeco:cuda, which"
                    + " bring all but the driver (see docs/gpu.md).";

    @Test
    void aMissingLibraryIsNamedWithItsPackage() {
        String words = "Error code - ORT_FAIL - message: Failed to load library "
                + "/tmp/onnxruntime-java1/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: "
                + "cannot open shared object file: No such file or directory";
        assertThat(CudaProblem.explain(words))
                .isEqualTo("libcublasLt.so.12 is missing or does not load; it belongs to cuBLAS of CUDA 12.8 or later "
                        + "(package libcublas-12-8). ONNX Runtime says: " + words + "\n"
                        + "Maybe install that, and put its folder into LD_LIBRARY_PATH (on Windows: PATH), or "
                        + DEPENDENCIES);
    }

    @Test
    void aCudaThatIsTooOldIsNamedWithTheVersionThatIsNeeded() {
        String words = "Error code - ORT_FAIL - message: Failed to load library "
                + "/tmp/onnxruntime-java1/libonnxruntime_providers_cuda.so with error: /tmp/onnxruntime-java1/"
                + "libonnxruntime_providers_cuda.so: undefined symbol: cudaLibraryLoadData, version libcudart.so.12";
        assertThat(CudaProblem.explain(words))
                .isEqualTo(
                        "libcudart.so.12 is older than ONNX Runtime needs, which is the runtime of CUDA 12.8 or later "
                                + "(package cuda-cudart-12-8). ONNX Runtime says: " + words + "\n"
                                + "Maybe install that, and put its folder first in LD_LIBRARY_PATH, or "
                                + DEPENDENCIES);
        assertThat(CudaProblem.explain("libcublas.so.12: version `libcublas.so.12' not found (required by x)"))
                .startsWith("libcublas.so.12 is older than ONNX Runtime needs, which is cuBLAS of CUDA 12.8 or later ");
    }

    @Test
    void windowsWhichNamesNoFileIsToldWhichThereMustBe() {
        assertThat(
                        CudaProblem.explain(
                                "LoadLibrary failed with error 126 \"\" when trying to load \"C:\\onnxruntime_providers_cuda.dll\""))
                .endsWith(
                        "\nMaybe a library of CUDA 12.8 or later (cudart64_12, cublas64_12, cublasLt64_12, curand64_10, "
                                + "cufft64_11) or of cuDNN 9 (cudnn64_9) is missing: put their folders into PATH, or "
                                + DEPENDENCIES);
    }

    @Test
    void aFailureOfCublasIsNotTakenForAMissingGpu() {
        String words = "CUBLAS failure 1: CUBLAS_STATUS_NOT_INITIALIZED ; GPU=0 ; expr=cublasCreate(&cublas_handle_);";
        assertThat(CudaProblem.explain(words))
                .isEqualTo(
                        "ONNX Runtime says: " + words + "\nMaybe what is installed does not fit together: CUDA 12.8 or "
                                + "later of the major version 12, cuDNN 9 and a driver for them are needed (see docs/gpu.md).");
        assertThat(CudaProblem.explain("CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version"))
                .endsWith("\nMaybe NVIDIA's driver is older than CUDA 12 needs: install a newer one.");
    }

    @Test
    void cudnnIsToldFromCuda() {
        assertThat(CudaProblem.explain("libcudnn.so.9: cannot open shared object file"))
                .startsWith("libcudnn.so.9 is missing or does not load; it belongs to cuDNN 9 for CUDA 12 (package ");
        assertThat(CudaProblem.explain("Error loading \"cudart64_12.dll\" which is missing"))
                .startsWith("cudart64_12.dll is missing or does not load; it belongs to the runtime of CUDA 12.8 ");
    }

    @Test
    void theDriversOwnLibraryComesWithTheDriver() {
        String words = "Failed to load library x.so with error: libcuda.so.1: cannot open shared object file";
        assertThat(CudaProblem.explain(words))
                .isEqualTo(
                        "libcuda.so.1 is missing or does not load; it belongs to NVIDIA's driver. ONNX Runtime says: "
                                + words + "\nMaybe install the driver; a container needs --gpus all.");
        assertThat(CudaProblem.withoutDriver())
                .isEqualTo("NVIDIA's driver is not here: neither /dev/nvidiactl nor libcuda.so.1 was found.\n"
                        + "Maybe there is no NVIDIA GPU in this machine, or it is hidden from this process (a container"
                        + " needs --gpus all).");
    }

    @Test
    void librariesThatCouldNotBeUnpackedAreToldWithThePlaceAndTheReason() {
        String cure = "\nMaybe choose a folder with room by -Dnn.onnx.cache=DIR.";
        assertThat(CudaProblem.notUnpacked(new FileSystemException("/x", null, "9 MB are needed, but 4 MB are free")))
                .isEqualTo("CUDA's libraries on the class path could not be unpacked: /x: 9 MB are needed, but 4 MB are"
                        + " free." + cure);
        assertThat(CudaProblem.notUnpacked(new AccessDeniedException("/x")))
                .isEqualTo(
                        "CUDA's libraries on the class path could not be unpacked: AccessDeniedException: /x." + cure);
        assertThat(CudaProblem.nowhereToUnpack())
                .isEqualTo("CUDA's libraries on the class path could not be unpacked: this user has no home." + cure);
    }

    @Test
    void anyOtherProblemIsPassedOnWithTheLikelyCure() {
        assertThat(CudaProblem.explain("CUDA failure 100: no CUDA-capable device is detected "))
                .isEqualTo("ONNX Runtime says: CUDA failure 100: no CUDA-capable device is detected\n"
                        + "Maybe there is no NVIDIA GPU here, or it is hidden from this process (CUDA_VISIBLE_DEVICES, a "
                        + "container).");
    }

    @Test
    void whereThereIsNoGpuJarAskingForTheGpuSaysWhichJarBringsIt() {
        OnnxEngine engine = new OnnxEngine();
        assumeTrue(
                engine.devices().contains(new Device("cuda:0", Optional.of(CudaProblem.withoutProvider()))),
                "onnxruntime_gpu is on the path");
        assertThatThrownBy(() -> Engines.device(engine, "gpu"))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "the engine onnx cannot use the device \"gpu\" here. cuda:0: this onnxruntime was built "
                                + "without CUDA.\nMaybe replace the dependency com.microsoft.onnxruntime:onnxruntime by "
                                + "onnxruntime_gpu, or exclude onnxruntime where both are there (see docs/gpu.md).\nMaybe use one of [cpu].");
    }
}
