package nn.onnx.binding;

/**
 * Names functions of ONNX Runtime's C API: their places in its table, to which later versions only add, and their parameters,
 * {@code i} for an int and {@code l} for a long or an address. Those that can fail return a status.
 */
enum OrtFunction {
    GET_ERROR_CODE(1, "l"),
    GET_ERROR_MESSAGE(2, "l"),
    CREATE_ENV(3, "ill"),
    CREATE_SESSION_FROM_ARRAY(8, "lllll"),
    CREATE_SESSION_OPTIONS(10, "l"),
    SET_SESSION_LOG_SEVERITY_LEVEL(22, "li"),
    SET_SESSION_GRAPH_OPTIMIZATION_LEVEL(23, "li"),
    SET_INTRA_OP_NUM_THREADS(24, "li"),
    SET_INTER_OP_NUM_THREADS(25, "li"),
    CREATE_RUN_OPTIONS(39, "l"),
    CREATE_TENSOR_WITH_DATA_AS_ORT_VALUE(49, "lllllil"),
    CREATE_MEMORY_INFO(68, "liiil"),
    ALLOCATOR_FREE(76, "ll"),
    GET_ALLOCATOR_WITH_DEFAULT_OPTIONS(78, "l"),
    RELEASE_STATUS(93),
    RELEASE_MEMORY_INFO(94),
    RELEASE_SESSION(95),
    RELEASE_VALUE(96),
    RELEASE_RUN_OPTIONS(97),
    RELEASE_SESSION_OPTIONS(100),
    ADD_SESSION_CONFIG_ENTRY(130, "lll"),
    RUN_WITH_BINDING(133, "lll"),
    CREATE_IO_BINDING(134, "ll"),
    RELEASE_IO_BINDING(135),
    BIND_INPUT(136, "lll"),
    BIND_OUTPUT(137, "lll"),
    BIND_OUTPUT_TO_DEVICE(138, "lll"),
    GET_BOUND_OUTPUT_VALUES(140, "llll"),
    CLEAR_BOUND_INPUTS(141),
    CLEAR_BOUND_OUTPUTS(142),
    SYNCHRONIZE_BOUND_INPUTS(202, "l"),
    SYNCHRONIZE_BOUND_OUTPUTS(203, "l"),
    SESSION_OPTIONS_APPEND_EXECUTION_PROVIDER_CUDA_V2(204, "ll"),
    CREATE_CUDA_PROVIDER_OPTIONS(205, "l"),
    UPDATE_CUDA_PROVIDER_OPTIONS(206, "llll"),
    RELEASE_CUDA_PROVIDER_OPTIONS(208);

    private final int index;
    private final String parameters;
    private final boolean isVoid;

    OrtFunction(int index, String parameters) {
        this.index = index;
        this.parameters = parameters;
        this.isVoid = false;
    }

    /** Names one that releases or clears the only thing it takes, and gives nothing. */
    OrtFunction(int index) {
        this.index = index;
        this.parameters = "l";
        this.isVoid = true;
    }

    int index() {
        return index;
    }

    String parameters() {
        return parameters;
    }

    boolean isVoid() {
        return isVoid;
    }
}
