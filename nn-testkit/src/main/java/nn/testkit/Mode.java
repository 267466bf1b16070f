package nn.testkit;

/** Says how a network calls a layer. */
enum Mode {
    /** The layer learns. */
    TRAINING("while training"),
    /** The network learns, and gradients pass through the layer. */
    FROZEN("while frozen"),
    /** Nothing learns. */
    PREDICTING("while predicting");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
