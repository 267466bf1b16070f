package nn.onnx;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;

/**
 * Holds what can be chosen when a model is saved; it is a value, and each word returns a new one.
 *
 * <p>By default: float32 input, one output, a sample of random rows, a difference of at most 1e-4, no state.
 */
public final class Export {
    static final Export DEFAULT = new Export(false, false, false, Optional.empty(), 1e-4, new TreeMap<>());

    private final boolean uint8Input;
    private final boolean classOutputs;
    private final boolean state;
    private final Optional<Tensor> sample;
    private final double tolerance;
    private final SortedMap<String, String> metadata;

    private Export(
            boolean uint8Input,
            boolean classOutputs,
            boolean state,
            Optional<Tensor> sample,
            double tolerance,
            SortedMap<String, String> metadata) {
        this.uint8Input = uint8Input;
        this.classOutputs = classOutputs;
        this.state = state;
        this.sample = sample;
        this.tolerance = tolerance;
        this.metadata = metadata;
    }

    /**
     * Lets the file take raw bytes, 0..255, instead of float32.
     *
     * @return a new value
     */
    public Export uint8Input() {
        return new Export(true, classOutputs, state, sample, tolerance, metadata);
    }

    /**
     * Adds the outputs {@code label} (int64 [batch], the most likely class) and {@code probability} (float32 [batch,
     * classes]; softmax is applied where the network gives logits; refused where each
     * of several outputs is a yes or no of its own).
     *
     * @return a new value
     */
    public Export classOutputs() {
        return new Export(uint8Input, true, state, sample, tolerance, metadata);
    }

    /**
     * Writes into the file, too, what a training needs to go on as if it had never stopped: the optimizer's slots. Who only
     * predicts passes over them.
     *
     * @return a new value
     */
    public Export withState() {
        return new Export(uint8Input, classOutputs, true, sample, tolerance, metadata);
    }

    /**
     * Verifies the file by these rows.
     *
     * @param rows a batch [n, …] of the network's input
     * @return a new value
     * @throws NnException if there is no row
     */
    public Export sample(Tensor rows) {
        if (Given.value("sample: the rows", rows).rows() == 0) {
            throw NnException.of("the sample must hold at least one row to verify the file by, but was %s.", rows)
                    .maybe("leave sample(…) out: rows are drawn then.");
        }
        return new Export(uint8Input, classOutputs, state, Optional.of(rows), tolerance, metadata);
    }

    /**
     * Chooses how far the file's answers may lie from the model's.
     *
     * @param difference the greatest difference of one number, divided by the greatest of all numbers where that is
     *     above 1
     * @return a new value
     * @throws NnException if it is not above 0
     */
    public Export tolerance(double difference) {
        if (!(difference > 0)) {
            throw NnException.of("the tolerance must be above 0, but was %s.", difference);
        }
        return new Export(uint8Input, classOutputs, state, sample, difference, metadata);
    }

    /**
     * Writes an entry of one's own into the file's metadata, ONNX's {@code metadata_props}, where {@code
     * Onnx.open(path).metadata()} and other programs find it.
     *
     * @param key such as {@code author}; not blank, not beginning with {@code nn.}, which is the library's own
     * @param value any text
     * @return a new value
     * @throws NnException if the key is not so, or one of them is null
     */
    public Export metadata(String key, String value) {
        if (Given.value("metadata: the key", key).isBlank() || key.startsWith("nn.")) {
            throw NnException.of("metadata: a key must not be blank nor begin with \"nn.\", but was \"%s\".", key)
                    .maybe("choose another: what begins with \"nn.\" describes the model to this library.");
        }
        SortedMap<String, String> more = new TreeMap<>(metadata);
        more.put(key, Given.value("metadata: the value of " + key, value));
        return new Export(uint8Input, classOutputs, state, sample, tolerance, more);
    }

    SortedMap<String, String> metadata() {
        return metadata;
    }

    boolean isUint8Input() {
        return uint8Input;
    }

    boolean hasClassOutputs() {
        return classOutputs;
    }

    boolean hasState() {
        return state;
    }

    Optional<Tensor> sample() {
        return sample;
    }

    double tolerance() {
        return tolerance;
    }
}
