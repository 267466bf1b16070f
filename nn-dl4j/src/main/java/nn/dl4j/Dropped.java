package nn.dl4j;

import nn.data.Randoms;
import nn.layer.Dropout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Drops numbers by a mask that depends on seed, name, step and place alone; DL4J's own dropout draws from a generator
 * that all networks share.
 */
final class Dropped implements Calculation, Stepped {
    private final double rate;
    private final long seed;
    private final String name;
    private long step;
    private float[] mask = {};

    Dropped(Dropout layer, long seed, String name) {
        this.rate = layer.rate();
        this.seed = seed;
        this.name = name;
    }

    @Override
    public void step(long next) {
        step = next;
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        y.assign(x);
        if (training) {
            draw((int) x.length());
            y.muli(Nd4j.create(mask, y.shape(), 'c'));
        }
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        dy.muli(Nd4j.create(mask, dx.shape(), 'c'), dx);
    }

    private void draw(int length) {
        mask = mask.length == length ? mask : new float[length];
        Randoms randoms = Randoms.of(seed, name, step);
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < length; i++) {
            mask[i] = randoms.nextDouble() < rate ? 0 : kept;
        }
    }
}
