package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.constant;
import static nn.op.Ops.cos;
import static nn.op.Ops.mul;
import static nn.op.Ops.places;
import static nn.op.Ops.sin;
import static nn.op.Ops.unsqueeze;

import java.util.stream.IntStream;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Value;

/**
 * Adds to each step of a sequence waves that stand for its place: {@code sin(place · maxWavelength^(−2⌊i/2⌋ / features))} to
 * feature i where i is even, the cosine where it is odd.
 *
 * <p>Vaswani et al., 2017. KerasHub's layer gives the waves alone, and leaves it to the user to add them.
 *
 * @param maxWavelength how slow the slowest wave is, 10 000 by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/keras_hub/api/modeling_layers/sine_position_encoding/">KerasHub's SinePositionEncoding</a>
 */
public record SinePositionEncoding(double maxWavelength, String name) implements PassesMask {
    /** Checks the length. */
    public SinePositionEncoding {
        if (!(maxWavelength > 0) || Double.isInfinite(maxWavelength)) {
            throw NnException.of(
                    "sinePositionEncoding: maxWavelength must be above 0 and finite, but was %s.", maxWavelength);
        }
    }

    /**
     * Chooses how slow the slowest wave is.
     *
     * @param places above 0, 10 000 by default
     * @return a new layer
     */
    public SinePositionEncoding maxWavelength(double places) {
        return new SinePositionEncoding(places, name);
    }

    @Override
    public SinePositionEncoding named(String other) {
        return new SinePositionEncoding(maxWavelength, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        int features = (int) x.dims().size(2);
        if (Length.isFree(x.dims().size(1))) {
            return add(x, waves(x, features));
        }
        int time = (int) x.dims().size(1);
        double[] waves = IntStream.range(0, time * features)
                .mapToDouble(i -> wave(i / features, i % features, features))
                .toArray();
        return add(x, constant(x, new Dims(time, features), waves));
    }

    /** Computes the waves when the graph runs, in single precision, for a length that is not known before. */
    private Value waves(Value x, int features) {
        Dims row = new Dims(1, features);
        double[] rates =
                IntStream.range(0, features).mapToDouble(i -> rate(i, features)).toArray();
        double[] odd = IntStream.range(0, features).mapToDouble(i -> i % 2).toArray();
        double[] even = IntStream.range(0, features).mapToDouble(i -> 1 - i % 2).toArray();
        Value places = unsqueeze(cast(places(x, 1), x.type()), 1);
        Value angles = mul(places, constant(x, row, rates));
        return add(mul(sin(angles), constant(x, row, even)), mul(cos(angles), constant(x, row, odd)));
    }

    private double rate(int feature, int features) {
        int pair = feature / 2;
        return Math.pow(maxWavelength, -2.0 * pair / features);
    }

    private double wave(int place, int feature, int features) {
        double angle = place * rate(feature, features);
        return feature % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    @Override
    public String toString() {
        return Words.of("sinePositionEncoding")
                .option("maxWavelength", maxWavelength, 10_000.0)
                .named(name)
                .toString();
    }
}
