package nn;

import nn.optimizer.Adadelta;
import nn.optimizer.Adagrad;
import nn.optimizer.Adam;
import nn.optimizer.Adamax;
import nn.optimizer.Ftrl;
import nn.optimizer.Lion;
import nn.optimizer.Nadam;
import nn.optimizer.RMSprop;
import nn.optimizer.Schedule;
import nn.optimizer.Sgd;
import nn.optimizer.UpdateOptions;

/** Names the optimizers, as Keras's {@code keras.optimizers} does; made for {@code import static nn.Optimizers.*}. */
public final class Optimizers {
    private Optimizers() {}

    /**
     * Steps against the gradient, as Keras's {@code SGD}.
     *
     * @return the optimizer with the rate 0.01
     */
    public static Sgd sgd() {
        return sgd(0.01);
    }

    /**
     * Steps against the gradient, as Keras's {@code SGD}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Sgd sgd(double learningRate) {
        return sgd(new Schedule.Constant(learningRate));
    }

    /**
     * Steps against the gradient, as Keras's {@code SGD}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Sgd sgd(Schedule learningRate) {
        return new Sgd(learningRate, 0, false, UpdateOptions.NONE);
    }

    /**
     * Steps by running means of gradient and square, as Keras's {@code Adam}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Adam adam() {
        return adam(0.001);
    }

    /**
     * Steps by running means of gradient and square, as Keras's {@code Adam}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Adam adam(double learningRate) {
        return adam(new Schedule.Constant(learningRate));
    }

    /**
     * Steps by running means of gradient and square, as Keras's {@code Adam}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Adam adam(Schedule learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-7, false, UpdateOptions.NONE);
    }

    /**
     * Steps as Adam does with a weight decay of 0.004, as Keras's {@code AdamW}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Adam adamW() {
        return adamW(0.001);
    }

    /**
     * Steps as Adam does with a weight decay of 0.004, as Keras's {@code AdamW}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Adam adamW(double learningRate) {
        return adamW(new Schedule.Constant(learningRate));
    }

    /**
     * Steps as Adam does with a weight decay of 0.004, as Keras's {@code AdamW}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Adam adamW(Schedule learningRate) {
        return adam(learningRate).weightDecay(0.004);
    }

    /**
     * Steps as Adam does with Nesterov's look-ahead, as Keras's {@code Nadam}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Nadam nadam() {
        return nadam(0.001);
    }

    /**
     * Steps as Adam does with Nesterov's look-ahead, as Keras's {@code Nadam}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Nadam nadam(double learningRate) {
        return nadam(new Schedule.Constant(learningRate));
    }

    /**
     * Steps as Adam does with Nesterov's look-ahead, as Keras's {@code Nadam}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Nadam nadam(Schedule learningRate) {
        return new Nadam(learningRate, 0.9, 0.999, 1e-7, UpdateOptions.NONE);
    }

    /**
     * Divides by a running root of squares, as Keras's {@code RMSprop}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static RMSprop rmsprop() {
        return rmsprop(0.001);
    }

    /**
     * Divides by a running root of squares, as Keras's {@code RMSprop}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static RMSprop rmsprop(double learningRate) {
        return rmsprop(new Schedule.Constant(learningRate));
    }

    /**
     * Divides by a running root of squares, as Keras's {@code RMSprop}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static RMSprop rmsprop(Schedule learningRate) {
        return new RMSprop(learningRate, 0.9, 0, 1e-7, false, UpdateOptions.NONE);
    }

    /**
     * Divides by the root of all squares so far, as Keras's {@code Adagrad}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Adagrad adagrad() {
        return adagrad(0.001);
    }

    /**
     * Divides by the root of all squares so far, as Keras's {@code Adagrad}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Adagrad adagrad(double learningRate) {
        return adagrad(new Schedule.Constant(learningRate));
    }

    /**
     * Divides by the root of all squares so far, as Keras's {@code Adagrad}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Adagrad adagrad(Schedule learningRate) {
        return new Adagrad(learningRate, 0.1, 1e-7, UpdateOptions.NONE);
    }

    /**
     * Steps by a running mean of gradients, divided by the greatest of late, as Keras's {@code Adamax}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Adamax adamax() {
        return adamax(0.001);
    }

    /**
     * Steps by a running mean of gradients, divided by the greatest of late, as Keras's {@code Adamax}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Adamax adamax(double learningRate) {
        return adamax(new Schedule.Constant(learningRate));
    }

    /**
     * Steps by a running mean of gradients, divided by the greatest of late, as Keras's {@code Adamax}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Adamax adamax(Schedule learningRate) {
        return new Adamax(learningRate, 0.9, 0.999, 1e-7, UpdateOptions.NONE);
    }

    /**
     * Steps as far as it stepped of late, as Keras's {@code Adadelta}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Adadelta adadelta() {
        return adadelta(0.001);
    }

    /**
     * Steps as far as it stepped of late, as Keras's {@code Adadelta}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Adadelta adadelta(double learningRate) {
        return adadelta(new Schedule.Constant(learningRate));
    }

    /**
     * Steps as far as it stepped of late, as Keras's {@code Adadelta}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Adadelta adadelta(Schedule learningRate) {
        return new Adadelta(learningRate, 0.95, 1e-7, UpdateOptions.NONE);
    }

    /**
     * Steps by the sign of a running mean, as Keras's {@code Lion}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Lion lion() {
        return lion(0.001);
    }

    /**
     * Steps by the sign of a running mean, as Keras's {@code Lion}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Lion lion(double learningRate) {
        return lion(new Schedule.Constant(learningRate));
    }

    /**
     * Steps by the sign of a running mean, as Keras's {@code Lion}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Lion lion(Schedule learningRate) {
        return new Lion(learningRate, 0.9, 0.99, UpdateOptions.NONE);
    }

    /**
     * Follows the regularized leader, as Keras's {@code Ftrl}.
     *
     * @return the optimizer with the rate 0.001
     */
    public static Ftrl ftrl() {
        return ftrl(0.001);
    }

    /**
     * Follows the regularized leader, as Keras's {@code Ftrl}.
     *
     * @param learningRate at least 0
     * @return the optimizer
     */
    public static Ftrl ftrl(double learningRate) {
        return ftrl(new Schedule.Constant(learningRate));
    }

    /**
     * Follows the regularized leader, as Keras's {@code Ftrl}.
     *
     * @param learningRate the rate of each step
     * @return the optimizer
     */
    public static Ftrl ftrl(Schedule learningRate) {
        return new Ftrl(learningRate, -0.5, 0.1, 0, 0, 0, 0, UpdateOptions.NONE);
    }
}
