package nn.dl4j;

/** Marks what must know which step is taken. */
interface Stepped {
    /**
     * Announces a step.
     *
     * @param next how many steps were taken before
     */
    void step(long next);
}
