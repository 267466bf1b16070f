package nn.onnx.fuse;

import java.util.function.IntSupplier;
import nn.op.ElementType;
import nn.op.Op;
import nn.op.Sliding;

/**
 * Tells which convolutions of images are faster on blocks of channels, whose numbers lie side by side. ONNX Runtime
 * chooses them by itself where kernels are constants; in training they are not.
 *
 * @param size asks how many channels are a block on this processor, 0 where there are none
 */
public record Blocks(IntSupplier size) {
    /** No convolution is written so: on a GPU, and in files. */
    public static final Blocks NONE = new Blocks(() -> 0);

    /** Returns whether an op is a convolution that is faster so. */
    public boolean suit(Op op) {
        if (!op.type().name().equals("Conv") || op.output().type() != ElementType.FLOAT32) {
            return false;
        }
        Slid slid = Slid.over(op);
        return suit(slid.channels(), op.input(1).dims().size(0), slid.sliding(), slid.groups());
    }

    /** Kernels of one tap are products of matrices, which need no other order. */
    boolean suit(long channels, long filters, Sliding sliding, long groups) {
        return sliding.axes() == 2
                && sliding.count() > 1
                && (groups == 1
                        ? fits(channels) && fits(filters)
                        : groups == channels && groups == filters && isWhole(channels));
    }

    private boolean isWhole(long count) {
        return size.getAsInt() > 0 && count % size.getAsInt() == 0;
    }

    /** Tells whether a number of channels fills blocks, or one block at least by half. */
    private boolean fits(long count) {
        return isWhole(count) || 2 * count >= size.getAsInt() && count < size.getAsInt();
    }
}
