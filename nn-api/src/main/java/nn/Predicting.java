package nn;

import java.util.List;
import java.util.Map;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Source;
import nn.data.Tensor;
import nn.metric.Decision;

/**
 * Gives the words of prediction to a {@link Model} and to a {@link Predictor}, after Keras's {@code predict}.
 *
 * <p>Rows come as tensors of any type or as arrays; arrays may be flat where the network takes images. All words may be
 * called from any number of threads at once.
 */
public interface Predicting {
    /**
     * Predicts one row.
     *
     * @param row as many numbers as the network's input has
     * @return the output, flat
     * @throws NnException if the row is of another length
     */
    float[] predict(float... row);

    /**
     * Predicts one row of pixels.
     *
     * @param row as many bytes, 0..255, as the network's input has numbers
     * @return the output, flat
     * @throws NnException if the row is of another length
     */
    float[] predict(byte[] row);

    /**
     * Predicts several rows.
     *
     * @param rows equally long rows
     * @return an output for each row, flat
     * @throws NnException if a row is of another length
     */
    float[][] predict(float[][] rows);

    /**
     * Predicts one row or a batch of rows.
     *
     * @param input of the input's shape, or with an axis of rows before it
     * @return float32 of the output's shape, with an axis of rows before it if the input has one
     * @throws NnException if the rows are of another shape
     */
    Tensor predict(Tensor input);

    /**
     * Predicts one row or a batch of rows of each input, all outputs of them.
     *
     * @param inputs a tensor for each input, in the network's order: all of the inputs' shapes, or all with an axis of
     *     rows before it
     * @return float32 for each output, in the network's order
     * @throws NnException if there are not as many, or they are of other shapes
     */
    List<Tensor> predict(List<Tensor> inputs);

    /**
     * Predicts one row or a batch of rows of each input, all outputs of them by name.
     *
     * @param inputs a tensor for each input, by its name
     * @return float32 for each output, by the name of its layer, in the network's order
     * @throws NnException if one is missing or unknown, or they are of other shapes
     */
    Map<String, Tensor> predict(Map<String, Tensor> inputs);

    /**
     * Computes what an inner layer gives.
     *
     * @param layer its name, such as {@code dense} or {@code block/conv2d}
     * @param input one row or a batch of rows
     * @return float32 of that layer's shape, with an axis of rows before it if the input has one
     * @throws NnException if there is no such layer or the rows are of another shape
     */
    Tensor output(String layer, Tensor input);

    /**
     * Returns what the outputs decide, as loss and last activation tell: a class of each row, or a yes or no of each output.
     *
     * @return the decision, with its threshold
     */
    Decision decision();

    /**
     * Predicts all rows of a dataset, or of a stream that ends.
     *
     * @param data the rows
     * @return float32 [n, …]
     * @throws NnException if the rows are of another shape
     */
    default Tensor predict(Source data) {
        return Blockwise.joined(Given.value("predict: the data", data), this::predictRows);
    }

    private Tensor predictRows(Dataset data) {
        List<Tensor> inputs = data.inputs();
        if (inputs.size() == 1) {
            return predict(inputs.get(0));
        }
        List<Tensor> outputs = Inputs.predicted(this, data);
        if (outputs.size() > 1) {
            throw NnException.of("the network gives %d outputs, but one was asked for.", outputs.size())
                    .maybe("use predict(%s), which gives all of them.", Inputs.words(data));
        }
        return outputs.get(0);
    }

    /**
     * Finds the class of each row: where the output is greatest, or, for one output, whether it is above a threshold: ½,
     * or 0 where the loss takes logits and under hinge.
     *
     * @param input one row or a batch of rows
     * @return a label for each row, from 0
     * @throws NnException if the rows are of another shape, or under binary cross-entropy each of several outputs is a
     *     yes or no of its own
     */
    default int[] predictClasses(Tensor input) {
        return decision().classes(predict(input));
    }

    /**
     * Finds the class of each row, 0 or 1, for networks with one output.
     *
     * @param input one row or a batch of rows
     * @param threshold above which a row is of class 1
     * @return 0 or 1 for each row
     * @throws NnException if the rows are of another shape, or there are several outputs
     */
    default int[] predictClasses(Tensor input, double threshold) {
        Decision chosen = decision().threshold(threshold);
        return chosen.classes(predict(input));
    }

    /**
     * Finds the class of each row of a dataset.
     *
     * @param data the rows
     * @return a label for each row, from 0
     * @throws NnException as {@link #predictClasses(Tensor)} does
     */
    default int[] predictClasses(Source data) {
        return decision().classes(predict(Given.value("predictClasses: the data", data)));
    }

    /**
     * Finds the class of each row of a dataset, 0 or 1, for networks with one output.
     *
     * @param data the rows
     * @param threshold above which a row is of class 1
     * @return 0 or 1 for each row
     * @throws NnException as {@link #predictClasses(Tensor, double)} does
     */
    default int[] predictClasses(Source data, double threshold) {
        Decision chosen = decision().threshold(threshold);
        return chosen.classes(predict(Given.value("predictClasses: the data", data)));
    }

    /**
     * Answers yes or no for each output by itself, for rows that may be of several classes: yes above ½, or above 0 where
     * the loss takes logits and under hinge.
     *
     * @param input one row or a batch of rows
     * @return uint8 of the shape that {@code predict} gives: 1 for yes, 0 for no
     * @throws NnException if the rows are of another shape, or each row is of one class: under softmax and categorical
     *     cross-entropy
     */
    default Tensor predictLabels(Tensor input) {
        return decision().answers(predict(input));
    }

    /**
     * Answers yes or no for each output by itself, for rows that may be of several classes.
     *
     * @param input one row or a batch of rows
     * @param threshold above which an output says yes
     * @return uint8 of the shape that {@code predict} gives: 1 for yes, 0 for no
     * @throws NnException if the rows are of another shape, each row is of one class, or the threshold is not finite
     */
    default Tensor predictLabels(Tensor input, double threshold) {
        return decision().above(threshold).answers(predict(input));
    }

    /**
     * Answers yes or no for each output by itself, for each row of a dataset.
     *
     * @param data the rows
     * @return uint8 [n, …]: 1 for yes, 0 for no
     * @throws NnException as {@link #predictLabels(Tensor)} does
     */
    default Tensor predictLabels(Source data) {
        return decision().answers(predict(Given.value("predictLabels: the data", data)));
    }

    /**
     * Answers yes or no for each output by itself, for each row of a dataset.
     *
     * @param data the rows
     * @param threshold above which an output says yes
     * @return uint8 [n, …]: 1 for yes, 0 for no
     * @throws NnException as {@link #predictLabels(Tensor, double)} does
     */
    default Tensor predictLabels(Source data, double threshold) {
        return decision().above(threshold).answers(predict(Given.value("predictLabels: the data", data)));
    }
}
