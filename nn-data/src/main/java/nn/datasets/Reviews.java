package nn.datasets;

import java.util.List;
import nn.data.Given;
import nn.data.Tensor;

/**
 * Holds texts and what their writers thought.
 *
 * @param texts the reviews as they were written, HTML's line breaks included
 * @param labels 0 for blame or 1 for praise, [n], in the order of the texts
 */
public record Reviews(List<String> texts, Tensor labels) {
    /** Copies the list. */
    public Reviews {
        Given.value("reviews: the labels", labels);
        texts = Given.all("reviews: text", texts);
    }

    /**
     * Counts them.
     *
     * @return how many there are
     */
    public int size() {
        return texts.size();
    }

    /**
     * Says how many there are.
     *
     * @return such as {@code 25000 reviews}
     */
    @Override
    public String toString() {
        return size() + " reviews";
    }
}
