package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;

/**
 * Says of a weight that it is adapted in low rank, as {@link Lora} does it.
 *
 * @param weight the name of the weight, whole in a network, {@code dense/kernel}, and local in a layer, {@code kernel}
 * @param rank the numbers between the two factors of what is added, at least 1
 * @param alpha what is added is multiplied by {@code alpha / rank}; above 0
 */
public record Adapter(String weight, int rank, double alpha) {
    /** What the names of an adapter's weights end with, after that of the weight: first the one that is drawn. */
    static final String A = "/lora_a";

    static final String B = "/lora_b";

    /** Checks the numbers. */
    public Adapter {
        Given.word("lora: the weight", weight);
        Given.positive("lora: the rank", rank);
        Given.finite("lora: alpha", alpha);
        if (alpha <= 0) {
            throw NnException.of("lora: alpha must be above 0, but was %s.", alpha)
                    .maybe("leave it out: it is the rank by default.");
        }
    }

    /**
     * Tells whether a weight is an adapter's own.
     *
     * @param weight the name of a weight, local or whole
     * @return true for {@code dense/kernel/lora_a} and {@code dense/kernel/lora_b}
     */
    public static boolean owns(String weight) {
        Given.value("an adapter: the weight", weight);
        return weight.endsWith(A) || weight.endsWith(B);
    }

    /**
     * Adapts a weight of another name alike.
     *
     * @param name local or whole
     * @return a new description
     */
    public Adapter weight(String name) {
        return new Adapter(name, rank, alpha);
    }

    /**
     * Names the adapter's own weights.
     *
     * @return such as {@code dense/kernel/lora_a} and {@code dense/kernel/lora_b}
     */
    public List<String> weights() {
        return List.of(weight + A, weight + B);
    }

    /** Returns what the product of the factors is multiplied by. */
    double scale() {
        return alpha / rank;
    }
}
