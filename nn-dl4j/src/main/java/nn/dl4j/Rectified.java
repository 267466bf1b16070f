package nn.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** Clips numbers at a bound and lets NaN be NaN; ND4J's {@code max} and {@code min} give the bound for NaN. */
final class Rectified {
    private Rectified() {}

    /** Computes {@code max(0, x)} in place. */
    static INDArray above(INDArray in) {
        return Nd4j.exec(new RectifiedLinear(in, in, 0));
    }

    /** Computes {@code min(0, x)} into an array of its own. */
    static INDArray below(INDArray in) {
        return above(in.neg()).negi();
    }

    /** Computes {@code max(0, min(most, x))} in place. */
    static INDArray between(INDArray in, double most) {
        return Nd4j.exec(new CompareAndSet(above(in), most, Conditions.greaterThan(most)));
    }
}
