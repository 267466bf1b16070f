package nn.layer;

import nn.data.Shape;

/** Makes one number of each channel: [c, h, w] to [c]. */
interface GlobalPool extends Layer {
    @Override
    default Shape outputShape(Shape input) {
        Check.image(input);
        return Shape.of(input.dim(0));
    }

    @Override
    default boolean seesColumns(Shape image) {
        return image.dim(0) == image.dim(1);
    }
}
