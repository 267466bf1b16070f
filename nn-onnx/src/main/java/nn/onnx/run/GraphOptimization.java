package nn.onnx.run;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

/** Says how far ONNX Runtime may rewrite a graph before it runs it. */
public enum GraphOptimization {
    NONE,
    BASIC,
    EXTENDED,
    ALL;

    /** Returns ONNX Runtime's word for it. */
    public OptLevel level() {
        return switch (this) {
            case NONE -> OptLevel.NO_OPT;
            case BASIC -> OptLevel.BASIC_OPT;
            case EXTENDED -> OptLevel.EXTENDED_OPT;
            case ALL -> OptLevel.ALL_OPT;
        };
    }
}
