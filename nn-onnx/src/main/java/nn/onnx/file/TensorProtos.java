package nn.onnx.file;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.proto.TensorProto;

/** Turns float32 tensors into ONNX's messages and back, bit for bit. */
final class TensorProtos {
    private static final int FLOAT = 1;

    private TensorProtos() {}

    static TensorProto of(String name, Tensor tensor) {
        ByteBuffer little = ByteBuffer.allocate(tensor.memory().remaining()).order(ByteOrder.LITTLE_ENDIAN);
        little.asFloatBuffer().put(tensor.memory().asFloatBuffer());
        TensorProto.Builder proto =
                TensorProto.newBuilder().setName(name).setDataType(FLOAT).setRawData(ByteString.copyFrom(little));
        for (int dim : tensor.shape().dims()) {
            proto.addDims(dim);
        }
        return proto.build();
    }

    /** Reads the float32 tensors that hold their own data; others are not ours. */
    static SortedMap<String, Tensor> read(List<TensorProto> protos) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (TensorProto proto : protos) {
            if (proto.getDataType() == FLOAT && proto.getExternalDataCount() == 0) {
                tensors.put(proto.getName(), tensor(proto));
            }
        }
        return tensors;
    }

    private static Tensor tensor(TensorProto proto) {
        Shape shape =
                Shape.of(proto.getDimsList().stream().mapToInt(Math::toIntExact).toArray());
        if (proto.getRawData().size() != shape.size() * DType.FLOAT32.bytes()) {
            throw NnException.of("the weight \"%s\" %s is not stored as raw data.", proto.getName(), shape)
                    .maybe("the file was written by another program: use Onnx.open(path).");
        }
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        ByteBuffer little = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        memory.asFloatBuffer().put(little.asFloatBuffer());
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
