package nn.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Says what a quantity may come to.
 *
 * @param must the most that is right
 * @param aim the most that is wished for
 */
record Target(Quantity quantity, double must, double aim) {
    /** Limits our time by a program's. */
    static Target ratio(double must, double aim) {
        return new Target(Quantity.RATIO, must, aim);
    }

    /** Limits our time by a program's, and wishes for no more. */
    static Target ratio(double must) {
        return ratio(must, must);
    }

    static Target firstEpoch(double must, double aim) {
        return new Target(Quantity.FIRST_EPOCH, must, aim);
    }

    static Target megabytes(double must, double aim) {
        return new Target(Quantity.MEMORY, must, aim);
    }

    /** Says whether it is met by a program's runs, and by how much it is missed. */
    String verdict(List<Run> ours, List<Run> runs) {
        double found = quantity.of(ours, runs);
        String most = "≤ " + quantity.text(must);
        if (found > must) {
            return String.format(Locale.ROOT, "%s missed by %.0f %%", most, 100 * (found / must - 1));
        }
        if (aim == must) {
            return most + " met";
        }
        return most + (found > aim ? " met, not " : " met, and ") + quantity.text(aim);
    }
}
