package nn.onnx.file;

import java.util.Locale;
import java.util.stream.Stream;
import nn.data.Preprocessing;
import nn.layer.Constraint;
import nn.layer.Initializer;
import nn.layer.Layer;
import nn.layer.Regularizer;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;

/** Says what kind of thing a user's is, and by which word a lambda of the kind is made. */
enum Noun {
    LAYER(Layer.class, "lambda"),
    LOSS(Loss.class, "loss"),
    OPTIMIZER(Optimizer.class, ""),
    METRIC(Metric.class, "metric"),
    REGULARIZER(Regularizer.class, "regularizer"),
    CONSTRAINT(Constraint.class, "constraint"),
    INITIALIZER(Initializer.class, "initializer"),
    SCHEDULE(Schedule.class, ""),
    PREPROCESSING(Preprocessing.class, ""),
    DESCRIPTION(Object.class, "");

    private final Class<?> type;
    private final String factory;

    Noun(Class<?> type, String factory) {
        this.type = type;
        this.factory = factory;
    }

    static Noun of(Class<?> kind) {
        return Stream.of(values())
                .filter(noun -> noun.type.isAssignableFrom(kind))
                .findFirst()
                .orElseThrow();
    }

    static Noun of(Object thing) {
        return of(thing.getClass());
    }

    /** Writes such as {@code the layer Swish}, or {@code a loss that is a lambda}. */
    static String named(Class<?> kind) {
        return isLambda(kind) ? "a " + of(kind) + " that is a lambda" : "the " + of(kind) + " " + simple(kind);
    }

    static boolean isLambda(Class<?> kind) {
        return kind.isHidden() || kind.isSynthetic();
    }

    /** Names a class, also one without a name. */
    static String simple(Class<?> kind) {
        return kind.getSimpleName().isEmpty() ? "My" + type(kind) : kind.getSimpleName();
    }

    /** Names the interface, such as {@code Layer}. */
    static String type(Class<?> kind) {
        return of(kind).type.getSimpleName();
    }

    /** Names the word that makes a lambda of this kind; empty where there is none. */
    String factory() {
        return factory;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
