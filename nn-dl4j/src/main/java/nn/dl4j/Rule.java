package nn.dl4j;

/** Changes weights by their gradients. */
@FunctionalInterface
interface Rule {
    /**
     * Takes one step.
     *
     * @param span weights, gradients and slots
     * @param rate the learning rate
     * @param step which step of the span's slots this is, from 1
     */
    void step(Span span, double rate, long step);
}
