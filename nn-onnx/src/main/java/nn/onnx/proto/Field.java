package nn.onnx.proto;

/**
 * Names the fields of ONNX's messages that nn writes or reads: the message, then the field, as in the standard's
 * {@code onnx.proto}, whose numbers they are.
 */
public final class Field {
    public static final int MODEL_IR_VERSION = 1;
    public static final int MODEL_PRODUCER_NAME = 2;
    public static final int MODEL_PRODUCER_VERSION = 3;
    public static final int MODEL_GRAPH = 7;
    public static final int MODEL_OPSET_IMPORT = 8;
    public static final int MODEL_METADATA_PROPS = 14;
    public static final int MODEL_TRAINING_INFO = 20;
    public static final int MODEL_FUNCTIONS = 25;

    public static final int OPSET_DOMAIN = 1;
    public static final int OPSET_VERSION = 2;

    public static final int ENTRY_KEY = 1;
    public static final int ENTRY_VALUE = 2;

    public static final int TRAINING_INITIALIZATION = 1;
    public static final int TRAINING_ALGORITHM = 2;

    public static final int FUNCTION_NODE = 7;
    public static final int FUNCTION_ATTRIBUTE = 11;

    public static final int GRAPH_NODE = 1;
    public static final int GRAPH_NAME = 2;
    public static final int GRAPH_INITIALIZER = 5;
    public static final int GRAPH_INPUT = 11;
    public static final int GRAPH_OUTPUT = 12;
    public static final int GRAPH_VALUE_INFO = 13;
    public static final int GRAPH_SPARSE_INITIALIZER = 15;

    public static final int NODE_INPUT = 1;
    public static final int NODE_OUTPUT = 2;
    public static final int NODE_NAME = 3;
    public static final int NODE_OP_TYPE = 4;
    public static final int NODE_ATTRIBUTE = 5;
    public static final int NODE_DOMAIN = 7;

    public static final int ATTRIBUTE_NAME = 1;
    public static final int ATTRIBUTE_F = 2;
    public static final int ATTRIBUTE_I = 3;
    public static final int ATTRIBUTE_S = 4;
    public static final int ATTRIBUTE_T = 5;
    public static final int ATTRIBUTE_G = 6;
    public static final int ATTRIBUTE_FLOATS = 7;
    public static final int ATTRIBUTE_INTS = 8;
    public static final int ATTRIBUTE_STRINGS = 9;
    public static final int ATTRIBUTE_TENSORS = 10;
    public static final int ATTRIBUTE_GRAPHS = 11;
    public static final int ATTRIBUTE_TYPE = 20;
    public static final int ATTRIBUTE_SPARSE_TENSOR = 22;
    public static final int ATTRIBUTE_SPARSE_TENSORS = 23;

    public static final int SPARSE_VALUES = 1;
    public static final int SPARSE_INDICES = 2;

    public static final int TENSOR_DIMS = 1;
    public static final int TENSOR_DATA_TYPE = 2;
    public static final int TENSOR_FLOAT_DATA = 4;
    public static final int TENSOR_INT32_DATA = 5;
    public static final int TENSOR_INT64_DATA = 7;
    public static final int TENSOR_NAME = 8;
    public static final int TENSOR_RAW_DATA = 9;
    public static final int TENSOR_DOUBLE_DATA = 10;
    public static final int TENSOR_UINT64_DATA = 11;
    public static final int TENSOR_EXTERNAL_DATA = 13;
    public static final int TENSOR_DATA_LOCATION = 14;

    public static final int INFO_NAME = 1;
    public static final int INFO_TYPE = 2;

    public static final int TYPE_TENSOR = 1;
    public static final int TYPE_SEQUENCE = 4;
    public static final int TYPE_MAP = 5;
    public static final int TYPE_SPARSE_TENSOR = 8;
    public static final int TYPE_OPTIONAL = 9;
    public static final int TYPE_ELEM_TYPE = 1;
    public static final int TYPE_SHAPE = 2;

    /** Of a sequence or an optional value. */
    public static final int TYPE_ELEMENT = 1;

    public static final int MAP_KEY = 1;
    public static final int MAP_VALUE = 2;

    public static final int SHAPE_DIM = 1;

    public static final int DIM_VALUE = 1;
    public static final int DIM_PARAM = 2;

    private Field() {}
}
