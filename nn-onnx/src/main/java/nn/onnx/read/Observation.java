package nn.onnx.read;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.onnx.ort.Ort;
import nn.onnx.run.Sessions;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Form;

/**
 * Holds all values of a file as two runs gave them, with different numbers of rows: what differs depends on these. It takes
 * the place of a rule for the sizes of every op that there is.
 */
final class Observation implements AutoCloseable {
    static final int FEW = 2;
    static final int MANY = 5;

    /** As many of the many rows come before the few. */
    private static final int BEFORE = 1;

    private static final String PREFIX = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";

    private final OrtSession session;
    private final OrtSession.Result few;
    private final OrtSession.Result many;

    private Observation(OrtSession session, OrtSession.Result few, OrtSession.Result many) {
        this.session = session;
        this.few = few;
        this.many = many;
    }

    static Observation of(Exposed exposed, Duration patience) {
        OrtSession session = exposed.compile();
        try {
            OrtSession.Result few = exposed.run(session, BEFORE, FEW, patience);
            try {
                return new Observation(session, few, exposed.run(session, 0, MANY, patience));
            } catch (NnException wrong) {
                few.close();
                throw wrong;
            }
        } catch (NnException wrong) {
            Sessions.close(session);
            throw wrong;
        }
    }

    /** Finds a value's type and sizes; empty for what is no tensor of a type that graphs have. */
    Optional<Form> form(String name) {
        Optional<OnnxTensor> first = tensor(few, name);
        Optional<OnnxTensor> second = tensor(many, name);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        long[] less = first.get().getInfo().getShape();
        long[] more = second.get().getInfo().getShape();
        if (less.length != more.length) {
            return Optional.empty();
        }
        long[] sizes = new long[less.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            Optional<Long> size = size(less[axis], more[axis]);
            if (size.isEmpty()) {
                return Optional.empty();
            }
            sizes[axis] = size.get();
        }
        return type(first.get()).map(type -> new Form(type, new Dims(sizes)));
    }

    private static Optional<Long> size(long less, long more) {
        if (less == more) {
            return Optional.of(less);
        }
        long each = less / FEW;
        return each * FEW == less && each * MANY == more
                ? Optional.of(Dims.symbol(each == 1 ? "batch" : "batch*" + each))
                : Optional.empty();
    }

    /** Returns what a value is in both runs, if it is the same. */
    Optional<FileTensor> constant(String name) {
        Optional<FileTensor> first = tensor(few, name).flatMap(Observation::copy);
        return first.filter(one -> tensor(many, name)
                .flatMap(Observation::copy)
                .filter(one::equals)
                .isPresent());
    }

    /** Measures how much rows differ where others are beside them, as a part of the greatest number; 0 if they are none. */
    double drift(String name) {
        Optional<FileTensor> alone = tensor(few, name).flatMap(Observation::copy);
        Optional<FileTensor> together = tensor(many, name).flatMap(Observation::copy);
        boolean isOfRows = alone.isPresent()
                && together.isPresent()
                && alone.get().type().isFloat()
                && alone.get().count() * MANY == together.get().count() * FEW;
        return isOfRows ? drift(alone.get().numbers(), together.get().numbers()) : 0;
    }

    private static double drift(double[] alone, double... together) {
        int from = alone.length / FEW * BEFORE;
        double most = 0;
        double greatest = 0;
        for (int i = 0; i < alone.length; i++) {
            double difference = Math.abs(alone[i] - together[from + i]);
            most = Double.isFinite(difference) ? Math.max(most, difference) : most;
            greatest = Double.isFinite(alone[i]) ? Math.max(greatest, Math.abs(alone[i])) : greatest;
        }
        return most == 0 ? 0 : most / greatest;
    }

    private static Optional<FileTensor> copy(OnnxTensor tensor) {
        return type(tensor)
                .filter(type -> LongStream.of(tensor.getInfo().getShape()).reduce(1, (a, b) -> a * b) < 1 << 26)
                .map(type -> new FileTensor(type, new Dims(tensor.getInfo().getShape()), bytes(tensor)).widened());
    }

    private static ByteBuffer bytes(OnnxTensor tensor) {
        ByteBuffer copy = tensor.getByteBuffer();
        return copy == null ? ByteBuffer.allocate(0) : copy.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Optional<OnnxTensor> tensor(OrtSession.Result result, String name) {
        Optional<OnnxValue> value = result.get(name);
        return value.filter(OnnxTensor.class::isInstance).map(OnnxTensor.class::cast);
    }

    private static Optional<ElementType> type(OnnxTensor tensor) {
        String name = tensor.getInfo().onnxType.name().substring(PREFIX.length());
        return switch (name) {
            case "FLOAT", "FLOAT16" -> Optional.of(ElementType.FLOAT32);
            case "DOUBLE" -> Optional.of(ElementType.FLOAT64);
            default ->
                java.util.Arrays.stream(ElementType.values())
                        .filter(type -> type.name().equals(name))
                        .findFirst();
        };
    }

    @Override
    public void close() {
        few.close();
        many.close();
        Ort.call("closing the file", () -> {
            session.close();
            return session;
        });
    }
}
