package nn.onnx.run;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps what is dear to make, so that the same is made once; the least used goes first.
 *
 * @param <K> says what is the same
 * @param <S> what is kept
 */
public final class Leases<K, S> {
    private final int most;
    private final Consumer<S> closing;
    private final Map<K, Lease<S>> leases = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Begins without any.
     *
     * @param most so many are kept that nobody uses
     * @param closing closes one
     */
    public Leases(int most, Consumer<S> closing) {
        this.most = most;
        this.closing = closing;
    }

    /** Something kept that is in use until it is closed, once for each time it was opened. */
    public static final class Lease<S> {
        private final S session;
        private int users;

        private Lease(S session) {
            this.session = session;
        }

        public S session() {
            return session;
        }
    }

    /** Makes something, or finds it made. */
    public synchronized Lease<S> open(K key, Supplier<S> making) {
        Lease<S> lease = leases.get(key);
        if (lease == null) {
            lease = new Lease<>(making.get());
            leases.put(key, lease);
        }
        lease.users++;
        trim();
        return lease;
    }

    /** Releases something; it is kept for a while. */
    public synchronized void close(Lease<S> lease) {
        lease.users--;
        trim();
    }

    private void trim() {
        Iterator<Lease<S>> eldest = leases.values().iterator();
        while (leases.size() > most && eldest.hasNext()) {
            Lease<S> lease = eldest.next();
            if (lease.users == 0) {
                eldest.remove();
                closing.accept(lease.session);
            }
        }
    }
}
