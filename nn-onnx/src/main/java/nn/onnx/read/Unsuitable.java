package nn.onnx.read;

/** Says that an op, as a file uses it, is none of ours. */
final class Unsuitable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsuitable(String why) {
        super(why, null, false, false);
    }
}
