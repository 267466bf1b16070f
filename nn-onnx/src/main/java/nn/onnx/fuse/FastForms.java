package nn.onnx.fuse;

import java.util.Map;
import java.util.Optional;
import nn.op.Gradient;
import nn.op.Op;
import nn.spi.Device;
import nn.spi.Forms;

/** The forms that measured fastest on ONNX Runtime. */
public final class FastForms {
    /** Kernels of so few outputs are faster transposed: with 30, both products with one take 0.93 of the time. */
    private static final int NARROW = 32;

    /** Those that are fast wherever a graph may run: on a GPU, or in a program that is not known. */
    public static final Forms ANYWHERE = forms(Map.of("MaxPool", PoolForms::max));

    private FastForms() {}

    /** Returns the gradient of an op in a faster form, or none where what it states is fast. */
    interface Faster {
        Optional<Gradient> of(Op op);
    }

    /**
     * Returns those for a plan's graphs.
     *
     * @param device where they run
     * @param threads how many work on one op
     * @param blocks which convolutions are faster on blocks of channels
     */
    public static Forms of(Device device, int threads, Blocks blocks) {
        return device.equals(Device.CPU) ? onProcessor(threads, blocks) : ANYWHERE;
    }

    private static Forms onProcessor(int threads, Blocks blocks) {
        ConvolutionForms convolutions = new ConvolutionForms(threads, blocks);
        return forms(Map.of(
                "MaxPool", PoolForms::max,
                "Gemm", BiasForms.gemm(threads),
                "Conv", convolutions::conv,
                "ConvTranspose", convolutions::transposed));
    }

    private static Forms forms(Map<String, Faster> faster) {
        return new Forms(op -> gradient(faster, op), true, NARROW);
    }

    private static Gradient gradient(Map<String, Faster> faster, Op op) {
        return Optional.ofNullable(faster.get(op.type().name()))
                .flatMap(form -> form.of(op))
                .orElseGet(() -> op.type().gradient());
    }
}
