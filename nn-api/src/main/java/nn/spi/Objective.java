package nn.spi;

import nn.data.Given;
import nn.loss.Loss;

/**
 * Says what is minimized at one output of a network.
 *
 * @param output the output's name
 * @param loss what is minimized
 * @param weight what it is multiplied with before it is added to the others', as Keras's {@code loss_weights}
 */
public record Objective(String output, Loss loss, double weight) {
    /** Refuses what is missing. */
    public Objective {
        Given.value("an objective: the output", output);
        Given.value("an objective: the loss", loss);
    }
}
