package nn.dl4j;

/**
 * Says what a loss made of one batch.
 *
 * @param loss the rows' losses times their weights, divided by the rows
 * @param gradient the loss's gradient by the network's output
 * @param predictions what the network gives, its last activation applied
 */
record BatchOutcome(double loss, float[] gradient, float[] predictions) {}
