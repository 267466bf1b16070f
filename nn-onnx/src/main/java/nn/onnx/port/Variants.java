package nn.onnx.port;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import nn.onnx.file.ModelFile;
import nn.onnx.proto.Draft;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;

/** Keeps the compiled graphs of a file: the whole, compiled at once, and others when they are first wanted. */
public final class Variants {
    /** So many besides the whole one stay compiled. */
    private static final int MOST = 8;

    private final FilePorts ports;
    private final Place place;
    private final OrtSession session;
    private final Map<String, NodeInfo> inferred;
    private final Map<Variant, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Held {
        private final OrtSession session;
        private int users;

        Held(OrtSession session) {
            this.session = session;
        }
    }

    /** Compiles the whole of a file. */
    public Variants(FilePorts ports, Place place) {
        this.ports = ports;
        this.place = place;
        this.session = compile(ports.whole());
        this.inferred = inferred(session);
    }

    /** Adds to what the file says of an output what ONNX Runtime found out. */
    public Declared inferred(Declared output) {
        NodeInfo info = inferred.get(output.name());
        return info != null && info.getInfo() instanceof TensorInfo tensor
                ? output.inferred(
                        tensor.onnxType.name().replaceFirst("^.*DATA_TYPE_", ""),
                        LongStream.of(tensor.getShape()).boxed().toList())
                : output;
    }

    /** Java knows not all types that there are, and says so for all outputs at once. */
    private static Map<String, NodeInfo> inferred(OrtSession session) {
        try {
            return session.getOutputInfo();
        } catch (OrtException | RuntimeException unknown) {
            return Map.of();
        }
    }

    private OrtSession compile(Variant variant) {
        ModelFile file = ports.file();
        int threads = place.threads().forWork(file.read(file::numbers));
        Optional<Draft> rewritten = file.read(() -> Rewriting.of(ports, variant));
        return rewritten.isPresent()
                ? Sessions.compile(
                        new ModelFile(
                                file.path(),
                                file.called(),
                                ByteBuffer.wrap(rewritten.get().toByteArray())),
                        true,
                        threads,
                        place)
                : Sessions.compile(file, threads, place);
    }

    /** Runs a variant. */
    public <R> R with(Variant variant, Function<OrtSession, R> run) {
        if (variant.equals(ports.whole())) {
            return run.apply(session);
        }
        Held taken = take(variant);
        try {
            return run.apply(taken.session);
        } finally {
            release(taken);
        }
    }

    private synchronized Held take(Variant variant) {
        Held taken = held.computeIfAbsent(variant, wanted -> new Held(compile(wanted)));
        taken.users++;
        return taken;
    }

    private synchronized void release(Held taken) {
        taken.users--;
        Iterator<Held> eldest = held.values().iterator();
        while (held.size() > MOST && eldest.hasNext()) {
            Held next = eldest.next();
            if (next.users == 0) {
                eldest.remove();
                Sessions.close(next.session);
            }
        }
    }

    /** Releases all; nobody may run one any more. */
    public synchronized void close() {
        Sessions.close(session);
        held.values().forEach(each -> Sessions.close(each.session));
        held.clear();
    }
}
