package nn.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.Tensor;

/**
 * Holds 1797 handwritten digits that are part of this library: 1437 to train on, 360 held out.
 *
 * <p>They are real but small, 8×8 pixels of 0..16, and for a machine without network; they are not MNIST, and never
 * take its place unasked.
 *
 * <p><i>Optical Recognition of Handwritten Digits</i>, E. Alpaydin and C. Kaynak, 1998, test part, UCI Machine Learning
 * Repository, <a href="https://doi.org/10.24432/C50P49">doi:10.24432/C50P49</a>, licensed under
 * <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. The same rows as scikit-learn's
 * {@code load_digits()}, in the same order. They are kept as IDX files, which this module reads anyway.
 *
 * @param source what these digits are
 * @param train the first 1437 rows
 * @param test the last 360 rows, 33 to 37 of each digit
 */
public record OpticalDigits(String source, Dataset train, Dataset test) implements Digits {
    /** Refuses what is missing. */
    public OpticalDigits {
        Given.value("optical digits: the source", source);
        Given.value("optical digits: the train", train);
        Given.value("optical digits: the test", test);
    }

    private static final int HELD_OUT = 360;

    /**
     * Loads the digits as they are.
     *
     * @return flat rows of 64 pixels of 0..16
     */
    public static OpticalDigits load() {
        Tensor images = read("optical-digits-images-idx3-ubyte.gz");
        Tensor labels = read("optical-digits-labels-idx1-ubyte.gz");
        Dataset all = Labelled.of(images, labels, Digits.CLASSES, "optical digits");
        return new OpticalDigits(
                "1797 built-in optical digits (UCI, 8x8), not MNIST",
                all.rows(0, all.size() - HELD_OUT),
                all.rows(all.size() - HELD_OUT, all.size()));
    }

    /**
     * Scales the digits to the size and the values of MNIST: bilinear from 8×8 to 28×28, with pixels as squares whose
     * centres carry the value, and 0..16 stretched to 0..255, rounded to whole numbers.
     *
     * @return flat rows of 784 pixels of 0..255; these digits themselves if they are scaled already
     */
    public OpticalDigits scaled() {
        if (train.input().shape().row().size() == Scaling.PIXELS) {
            return this;
        }
        return new OpticalDigits(source + ", scaled to 28x28", Scaling.of(train), Scaling.of(test));
    }

    @Override
    public OpticalDigits images() {
        int side = (int) Math.sqrt(train.input().shape().row().size());
        return new OpticalDigits(source, train.reshape(1, side, side), test.reshape(1, side, side));
    }

    private static Tensor read(String resource) {
        try (InputStream in = Objects.requireNonNull(OpticalDigits.class.getResourceAsStream(resource), resource)) {
            return Idx.read(in, resource, (type, shape) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
