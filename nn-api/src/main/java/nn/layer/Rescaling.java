package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Scales by fixed numbers: {@code x · scale + offset}; the scaling so travels inside the model and its ONNX file.
 *
 * @param scale one number for all, or one for each feature (for images: each channel)
 * @param offset as many numbers as in scale
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/">Keras's Rescaling</a>
 */
public record Rescaling(List<Float> scale, List<Float> offset, String name) implements PassesMask {
    /** Copies and checks the numbers. */
    public Rescaling {
        scale = Given.all("rescaling: scale", scale);
        offset = Given.all("rescaling: offset", offset);
        if (scale.isEmpty() || scale.size() != offset.size()) {
            throw NnException.of(
                    "rescaling: there must be as many offsets as scales, but there were %d and %d.",
                    offset.size(), scale.size());
        }
        for (int i = 0; i < scale.size(); i++) {
            if (!Float.isFinite(scale.get(i)) || !Float.isFinite(offset.get(i))) {
                throw NnException.of(
                        "rescaling: scale and offset must be finite, but were %s and %s.", scale.get(i), offset.get(i));
            }
        }
    }

    @Override
    public Rescaling named(String other) {
        return new Rescaling(scale, offset, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (scale.size() > 1 && input.dim(input.featureAxis()) != scale.size()) {
            throw NnException.of("there are scales for %d features, but the input is %s.", scale.size(), input);
        }
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.add(Ops.mul(x, Scaling.along(scale, x)), Scaling.along(offset, x));
    }

    @Override
    public String toString() {
        return (scale.size() > 1
                        ? Words.of("rescaling", Words.MORE)
                        : Words.of("rescaling", scale.get(0), offset.get(0)))
                .named(name)
                .toString();
    }
}
