package nn.onnx.step;

/**
 * Says how a running mean goes on.
 *
 * @param kept the share of the mean so far
 * @param rest the share of what comes
 */
record Share(float kept, float rest) {
    static Share of(double kept) {
        return new Share((float) kept, (float) (1 - kept));
    }
}
