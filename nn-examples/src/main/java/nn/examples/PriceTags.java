package nn.examples;

import java.util.Map;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Tensor;

/** Makes price tags of digits: what a digit costs, times how many are bought, less the discount. */
final class PriceTags {
    private PriceTags() {}

    /** Returns image and facts [count 1..5, discount 0..0.5] with the kind, which is the digit, and the price. */
    static Dataset of(Dataset digits, long seed) {
        Randoms randoms = Randoms.of(seed, "facts", digits.size());
        int[] kinds = digits.targets().ints();
        float[][] facts = new float[kinds.length][];
        float[][] prices = new float[kinds.length][];
        for (int i = 0; i < kinds.length; i++) {
            int count = 1 + randoms.nextInt(5);
            double discount = randoms.nextDouble() / 2;
            facts[i] = new float[] {count, (float) discount};
            prices[i] = new float[] {(float) (kinds[i] * count * (1 - discount))};
        }
        return Dataset.of(
                Map.of("image", digits.input(), "facts", Tensor.of(facts)),
                Map.of("kind", digits.targets(), "price", Tensor.of(prices)));
    }
}
