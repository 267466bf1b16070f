package nn.onnx.file;

import com.google.gson.JsonObject;
import java.util.Map;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.data.Randoms;
import nn.data.Shape;
import nn.layer.Constraint;
import nn.layer.Initializer;
import nn.layer.Regularizer;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;

/**
 * Stands for what a file names, but nobody gave: without it a model predicts, and says what is missing when it should
 * learn, be evaluated or prepare rows.
 *
 * @param noun what it is
 * @param word its name
 * @param cure how it is given
 * @param json how it stands in the file, as which it is saved again
 */
record Missing(Noun noun, String word, String cure, JsonObject json)
        implements Loss, Optimizer, Metric, Regularizer, Constraint, Initializer, Schedule, Preprocessing {
    /** Tells whether a model predicts without a thing of this kind. */
    static boolean mayBe(Class<?> wanted) {
        return wanted.isInterface() && wanted.isAssignableFrom(Missing.class);
    }

    private NnException refusal() {
        return NnException.of("the model was saved with the %s %s, which was not given when it was loaded.", noun, word)
                .maybe("%s.", cure);
    }

    @Override
    public String kind() {
        throw refusal();
    }

    @Override
    public <T extends Preprocessing> T as(Class<T> kind) {
        throw refusal();
    }

    @Override
    public void check(Shape output) {
        throw refusal();
    }

    @Override
    public Value call(Value y, Value p) {
        throw refusal();
    }

    @Override
    public Schedule learningRate() {
        throw refusal();
    }

    @Override
    public Optimizer learningRate(Schedule schedule) {
        return this;
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of();
    }

    @Override
    public Value step(Update update) {
        throw refusal();
    }

    @Override
    public String name() {
        return word.replace("\"", "");
    }

    @Override
    public Accumulator start(Shape output) {
        throw refusal();
    }

    @Override
    public Value penalty(Value x) {
        throw refusal();
    }

    @Override
    public Value apply(Value weight) {
        throw refusal();
    }

    @Override
    public float[] draw(Shape shape, Randoms randoms) {
        throw refusal();
    }

    @Override
    public double rate(long step) {
        throw refusal();
    }

    @Override
    public String toString() {
        return "the missing " + noun + " " + word;
    }
}
