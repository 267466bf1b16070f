package nn;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.Tensor;
import nn.metric.Accuracy;
import nn.metric.Auc;
import nn.metric.BinaryAccuracy;
import nn.metric.BinaryIoU;
import nn.metric.Cosine;
import nn.metric.F1;
import nn.metric.FunctionMetric;
import nn.metric.IoU;
import nn.metric.LogCoshError;
import nn.metric.Mae;
import nn.metric.Mape;
import nn.metric.Metric;
import nn.metric.Mse;
import nn.metric.Msle;
import nn.metric.Perplexity;
import nn.metric.Precision;
import nn.metric.R2;
import nn.metric.Recall;
import nn.metric.Rmse;
import nn.metric.TopKAccuracy;
import nn.metric.Weighted;

/**
 * Names the metrics, as Keras's {@code keras.metrics} does; made for {@code import static nn.Metrics.*}.
 *
 * <p>Every row counts 1, as in Keras; {@link #weighted} lets sample weights count. The errors bear their short names,
 * since the long ones are losses.
 */
public final class Metrics {
    private Metrics() {}

    /**
     * Counts right predictions, as Keras's {@code accuracy}: by the greatest of several outputs, or by a threshold for
     * one: ½, or 0 for logits and under hinge.
     *
     * @return the share of right rows, 0..1
     */
    public static Accuracy accuracy() {
        return new Accuracy();
    }

    /**
     * Counts right yes-or-no answers, as Keras's {@code BinaryAccuracy}.
     *
     * @return the share of right answers, 0..1, with the threshold ½, or 0 for logits and under hinge
     */
    public static BinaryAccuracy binaryAccuracy() {
        return new BinaryAccuracy(OptionalDouble.empty());
    }

    /**
     * Counts right yes-or-no answers, as Keras's {@code BinaryAccuracy}.
     *
     * @param threshold above which an output says yes: ½ for probabilities, 0 for logits
     * @return the share of right answers, 0..1
     */
    public static BinaryAccuracy binaryAccuracy(double threshold) {
        return new BinaryAccuracy(OptionalDouble.of(threshold));
    }

    /**
     * Counts rows whose class is among the greatest outputs, as Keras's {@code TopKCategoricalAccuracy}.
     *
     * @param k how many outputs may be greatest
     * @return the share of such rows, 0..1
     */
    public static TopKAccuracy topKAccuracy(int k) {
        return new TopKAccuracy(k);
    }

    /**
     * Says what share of all yeses was right, as Keras's {@code Precision}.
     *
     * @return hits / (hits + false alarms), with the threshold ½, or 0 for logits and under hinge
     */
    public static Precision precision() {
        return new Precision(OptionalDouble.empty());
    }

    /**
     * Says what share of all yeses was right, as Keras's {@code Precision}.
     *
     * @param threshold above which an output says yes
     * @return hits / (hits + false alarms)
     */
    public static Precision precision(double threshold) {
        return new Precision(OptionalDouble.of(threshold));
    }

    /**
     * Says what share of all that is true was found, as Keras's {@code Recall}.
     *
     * @return hits / (hits + misses), with the threshold ½, or 0 for logits and under hinge
     */
    public static Recall recall() {
        return new Recall(OptionalDouble.empty());
    }

    /**
     * Says what share of all that is true was found, as Keras's {@code Recall}.
     *
     * @param threshold above which an output says yes
     * @return hits / (hits + misses)
     */
    public static Recall recall(double threshold) {
        return new Recall(OptionalDouble.of(threshold));
    }

    /**
     * Balances precision and recall, as Keras's {@code F1Score}: by threshold ½ (0 for logits) for one output, else by the
     * greatest and averaged over the outputs.
     *
     * @return 2 · hits / (2 · hits + false alarms + misses); {@code .average(…)} and {@code .threshold(…)} change it
     */
    public static F1 f1() {
        return new F1(F1.Average.MACRO, OptionalDouble.empty());
    }

    /**
     * Measures the area under the ROC curve, exactly, where Keras's {@code AUC} goes through 200 thresholds.
     *
     * @return how likely a true row gets more than a false one, 0..1
     */
    public static Auc auc() {
        return new Auc();
    }

    /**
     * Takes the mean of absolute errors, as Keras's {@code mae}.
     *
     * @return Σ|y − p| / width
     */
    public static Mae mae() {
        return new Mae();
    }

    /**
     * Takes the mean of squared errors, as Keras's {@code mse}.
     *
     * @return Σ(y − p)² / width
     */
    public static Mse mse() {
        return new Mse();
    }

    /**
     * Takes the root of the mean of squared errors, as Keras's {@code RootMeanSquaredError}.
     *
     * @return √(Σ(y − p)² / (rows · width))
     */
    public static Rmse rmse() {
        return new Rmse();
    }

    /**
     * Says what share of the targets' variance is explained, as Keras's {@code R2Score}.
     *
     * @return 1 − Σ(y − p)² / Σ(y − ȳ)², averaged over the outputs
     */
    public static R2 r2() {
        return new R2();
    }

    /**
     * Takes the mean of errors in percent of the targets, as Keras's {@code mape}.
     *
     * @return 100 · Σ|(y − p) / y| / width
     */
    public static Mape mape() {
        return new Mape();
    }

    /**
     * Takes the mean of squared differences of logarithms, as Keras's {@code msle}.
     *
     * @return Σ(ln(1 + y) − ln(1 + p))² / width
     */
    public static Msle msle() {
        return new Msle();
    }

    /**
     * Takes the logarithm of the hyperbolic cosine of errors, as Keras's {@code LogCoshError}.
     *
     * @return Σ ln cosh(p − y) / width
     */
    public static LogCoshError logCoshError() {
        return new LogCoshError();
    }

    /**
     * Compares directions, as Keras's {@code CosineSimilarity}.
     *
     * @return Σ y · p / (|y| · |p|) over the features, from −1 to 1
     */
    public static Cosine cosine() {
        return new Cosine();
    }

    /**
     * Says among how many classes the outputs are unsure, as KerasHub's {@code Perplexity}.
     *
     * @return e to the power of the mean cross-entropy
     */
    public static Perplexity perplexity() {
        return new Perplexity(false);
    }

    /**
     * Compares where classes are with where they are seen, as Keras's {@code MeanIoU} and {@code OneHotMeanIoU}.
     *
     * @return intersection over union, averaged over the classes
     */
    public static IoU meanIoU() {
        return new IoU(List.of());
    }

    /**
     * Compares where some classes are with where they are seen, as Keras's {@code IoU} and {@code OneHotIoU}.
     *
     * @param classes the classes that the mean is taken of
     * @return intersection over union, averaged over these classes
     */
    public static IoU iou(int... classes) {
        return new IoU(
                IntStream.of(Given.value("iou: the classes", classes)).boxed().toList());
    }

    /**
     * Compares where an output says yes with where it should, as Keras's {@code BinaryIoU}.
     *
     * @return intersection over union, averaged over yes and no; {@code .classes(1)} takes yes alone, {@code .threshold(t)}
     *     chooses what says yes
     */
    public static BinaryIoU binaryIoU() {
        return new BinaryIoU(List.of(0, 1), OptionalDouble.empty());
    }

    /**
     * Evaluates by a function, which sees all rows of an epoch or dataset at once.
     *
     * @param name the log name
     * @param function takes predictions [rows, …] and targets, labels [rows] or values [rows, …]
     * @return what the function gives
     */
    public static FunctionMetric metric(String name, ToDoubleBiFunction<Tensor, Tensor> function) {
        return new FunctionMetric(name, function);
    }

    /**
     * Lets rows count by their sample and class weights, as Keras's {@code weighted_metrics}.
     *
     * @param metric such as {@code accuracy()}
     * @return the same, named {@code weighted_accuracy}
     */
    public static Weighted weighted(Metric metric) {
        return new Weighted(metric);
    }
}
