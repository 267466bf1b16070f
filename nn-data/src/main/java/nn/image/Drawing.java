package nn.image;

import java.awt.image.BufferedImage;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Makes Java's images of tensors. */
final class Drawing {
    private Drawing() {}

    static BufferedImage of(Tensor image) {
        Shape shape = image.shape().rank() == 2 ? image.shape().batch(1) : image.shape();
        if (!shape.isImage() || shape.dim(0) != 1 && shape.dim(0) != 3 || shape.size() == 0) {
            throw NnException.of(
                            "Images.write: the image must be [height, width], [1, height, width] or [3, height, width],"
                                    + " but is %s.",
                            image.shape())
                    .maybe("take one row: images.row(0).");
        }
        int channels = shape.dim(0);
        BufferedImage drawn = new BufferedImage(
                shape.dim(2),
                shape.dim(1),
                channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        float[] values = image.floats();
        int plane = values.length / channels;
        for (int i = 0; i < values.length; i++) {
            int pixel = i % plane;
            drawn.getRaster()
                    .setSample(pixel % drawn.getWidth(), pixel / drawn.getWidth(), i / plane, colour(values, i));
        }
        return drawn;
    }

    private static int colour(float[] values, int i) {
        int colour = Math.round(values[i]);
        if (!(values[i] >= -0.5 && colour <= 255)) {
            throw NnException.of("Images.write: the numbers must be within 0..255, but number %d is %s.", i, values[i])
                    .maybe("scale them back: those of 0..1 by 255.");
        }
        return colour;
    }
}
