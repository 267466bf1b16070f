package nn.reliability;

import java.util.Map;
import java.util.TreeMap;
import nn.data.NnException;

/** Throws at one of the calls that a training makes of what a user wrote, and counts them all. */
final class Trap {
    private final Map<String, Integer> calls = new TreeMap<>();
    private final String place;
    private final int call;
    private final Throwable thrown;
    private boolean isSprung;

    /**
     * Sets a trap.
     *
     * @param place what is called
     * @param call at which call, from 1
     * @param thrown what it throws
     */
    Trap(String place, int call, Throwable thrown) {
        this.place = place;
        this.call = call;
        this.thrown = thrown;
    }

    /** Only counts. */
    static Trap open() {
        return new Trap("", 0, new IllegalStateException());
    }

    /** Passes a place, unless this is the call to throw at. */
    synchronized void pass(String passed) {
        int count = calls.merge(passed, 1, Integer::sum);
        if (passed.equals(place) && count == call) {
            isSprung = true;
            throw Trap.<RuntimeException>any(thrown);
        }
    }

    /** Throws also what is checked, as Kotlin does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException any(Throwable thrown) throws T {
        throw (T) thrown;
    }

    synchronized Map<String, Integer> calls() {
        return new TreeMap<>(calls);
    }

    synchronized boolean isSprung() {
        return isSprung;
    }

    /** Tells whether an exception is the trap's own, or one of ours that names it as its cause. */
    boolean isBehind(Throwable seen) {
        Throwable each = seen;
        while (each instanceof NnException && each.getCause() != null) {
            each = each.getCause();
        }
        return thrown.equals(each);
    }

    @Override
    public String toString() {
        return thrown.getClass().getSimpleName() + " at call " + call + " of " + place;
    }
}
