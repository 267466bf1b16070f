package nn.spi;

import java.util.List;
import java.util.Optional;
import nn.data.State;

/**
 * Computes networks. Engines are found by {@link java.util.ServiceLoader} under this type.
 *
 * <p>One that can train, too, is a {@link TrainingEngine}. Creating an engine must be cheap and load nothing native.
 */
public interface Engine {
    /**
     * Names the engine, as in {@code fit.engine("onnx")}.
     *
     * @return a short lower-case word
     */
    String name();

    /**
     * Says what the engine stands on.
     *
     * @return such as {@code ONNX Runtime 1.29.0}
     */
    String version();

    /**
     * Lists what it could compute on, the best usable one first; never throws.
     *
     * @return at least one device; an unusable one says why
     */
    List<Device> devices();

    /**
     * Gives what was thrown when a device was tried, to be kept as the cause of the refusal.
     *
     * @param device one of {@link #devices()}
     * @return what the runtime beneath said; by default nothing
     */
    default Optional<Throwable> cause(Device device) {
        return Optional.empty();
    }

    /**
     * Lists what it cannot do of a plan, before anything native loads.
     *
     * @param plan what is asked for
     * @return sentences that name node and reason; empty where it can do all
     */
    List<String> refusals(Plan plan);

    /**
     * Allows products of less than float32 precision. It is a permission, as in PyTorch and JAX: where engine or device has
     * no such products, they stay float32.
     *
     * @param allowed what products may be
     * @return an engine like this one that uses the permission; by default this one, which does not
     */
    default Engine precision(MatmulPrecision allowed) {
        return this;
    }

    /**
     * Tells what products may be on a device.
     *
     * @param device one of {@link #devices()}
     * @return what was allowed, where the device's kind can use it; by default float32
     */
    default MatmulPrecision precision(Device device) {
        return MatmulPrecision.FLOAT32;
    }

    /**
     * Makes ready to predict.
     *
     * @param network what is computed
     * @param state the weights to use
     * @param device one of {@link #devices()}, usable
     * @return a predictor that the caller closes
     */
    EnginePredictor predictor(Network network, State state, Device device);
}
