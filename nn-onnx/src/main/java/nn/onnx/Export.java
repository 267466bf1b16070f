package nn.onnx;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;
import nn.onnx.file.Bytes;

/**
 * Holds what can be chosen when a model is saved; it is a value, and each word returns a new one.
 *
 * <p>By default: float32 inputs, those of an embedding int32, the network's outputs, a sample of random rows, a difference of at most 1e-4, no state.
 */
public final class Export {
    static final Export DEFAULT = new Export(Bytes.NONE, false, false, false, List.of(), 1e-4, new TreeMap<>());

    private final Bytes bytes;
    private final boolean classOutputs;
    private final boolean state;
    private final boolean preprocessing;
    private final List<Tensor> sample;
    private final double tolerance;
    private final SortedMap<String, String> metadata;

    private Export(
            Bytes bytes,
            boolean classOutputs,
            boolean state,
            boolean preprocessing,
            List<Tensor> sample,
            double tolerance,
            SortedMap<String, String> metadata) {
        this.bytes = bytes;
        this.classOutputs = classOutputs;
        this.state = state;
        this.preprocessing = preprocessing;
        this.sample = sample;
        this.tolerance = tolerance;
        this.metadata = metadata;
    }

    /**
     * Lets the file take raw bytes, 0..255, instead of float32, for its only input.
     *
     * @return a new value
     */
    public Export uint8Input() {
        return new Export(Bytes.ONLY, classOutputs, state, preprocessing, sample, tolerance, metadata);
    }

    /**
     * Lets the file take raw bytes, 0..255, for some of several inputs; the others take float32, and those of an embedding
     * int32.
     *
     * @param inputs their names
     * @return a new value
     */
    public Export uint8Input(String... inputs) {
        return new Export(
                Bytes.of(Given.all("uint8Input: name", inputs)),
                classOutputs,
                state,
                preprocessing,
                sample,
                tolerance,
                metadata);
    }

    /**
     * Adds the outputs {@code label} (int64 [batch], the most likely class) and {@code probability} (float32 [batch,
     * classes]; softmax is applied where the network gives logits; refused where each
     * of several outputs is a yes or no of its own).
     *
     * @return a new value
     */
    public Export classOutputs() {
        return new Export(bytes, true, state, preprocessing, sample, tolerance, metadata);
    }

    /**
     * Writes into the file, too, what a training needs to go on as if it had never stopped: the optimizer's slots. Who only
     * predicts passes over them.
     *
     * @return a new value
     */
    public Export withState() {
        return new Export(bytes, classOutputs, true, preprocessing, sample, tolerance, metadata);
    }

    /**
     * Lets the file take the world's values instead of rows of numbers: an input for each column that the model's
     * preprocessing knows, of numbers (float32 [batch, 1], NaN where one is missing) or words (string [batch, 1], empty where
     * one is missing), and computes the rows itself. Where ONNX has no ops for it, the preprocessing stays in the metadata
     * alone, and the file takes rows: {@link Report#preprocessing()} says which. A graph refuses nothing: NaN goes on where
     * nn throws.
     *
     * @return a new value
     */
    public Export withPreprocessing() {
        return new Export(bytes, classOutputs, state, true, sample, tolerance, metadata);
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
        return new Export(bytes, classOutputs, state, preprocessing, List.of(rows), tolerance, metadata);
    }

    /**
     * Verifies the file by these rows, where it takes several inputs.
     *
     * @param rows a batch [n, …] for each of the network's inputs, in their order
     * @return a new value
     * @throws NnException if there is no row
     */
    public Export samples(List<Tensor> rows) {
        Export checked = this;
        for (Tensor each : Given.value("samples: the rows", rows)) {
            checked = checked.sample(each);
        }
        return new Export(bytes, classOutputs, state, preprocessing, List.copyOf(rows), tolerance, metadata);
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
        return new Export(bytes, classOutputs, state, preprocessing, sample, difference, metadata);
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
        return new Export(bytes, classOutputs, state, preprocessing, sample, tolerance, more);
    }

    SortedMap<String, String> metadata() {
        return metadata;
    }

    Bytes bytes() {
        return bytes;
    }

    boolean hasClassOutputs() {
        return classOutputs;
    }

    boolean hasState() {
        return state;
    }

    boolean hasPreprocessing() {
        return preprocessing;
    }

    /** Returns rows for each input, or an empty list where they are to be drawn. */
    List<Tensor> sample() {
        return sample;
    }

    double tolerance() {
        return tolerance;
    }
}
