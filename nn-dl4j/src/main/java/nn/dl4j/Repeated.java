package nn.dl4j;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastTo;
import org.nd4j.linalg.factory.Nd4j;

/** Repeats what goes in along its axes of size 1, until it has the shape of what comes out. */
record Repeated() implements Calculation {
    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        Nd4j.exec(new BroadcastTo(x, y.shape(), y));
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        int[] repeated = IntStream.range(0, x.rank())
                .filter(axis -> x.size(axis) != y.size(axis))
                .toArray();
        dx.assign(dy.sum(true, repeated));
    }
}
