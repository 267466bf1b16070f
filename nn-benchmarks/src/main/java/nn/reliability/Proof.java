package nn.reliability;

/** Tries to break one promise, again and again. */
@FunctionalInterface
interface Proof {
    /**
     * Tries as often as the course says, and tells it what happened.
     *
     * @throws Exception what nobody expected, which ends the proof
     */
    void run(Course course) throws Exception;
}
