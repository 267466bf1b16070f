package nn.selection;

import nn.data.Given;
import nn.data.NnException;

/**
 * Says when trials are compared, and how many go on.
 *
 * @param epochs after how many epochs first
 * @param factor of how many trials one goes on, and how many times as many epochs come next
 */
record Halving(int epochs, int factor) {
    Halving {
        Given.positive("halving: the epochs", epochs);
        if (factor < 2) {
            throw NnException.of("halving: the factor must be at least 2, but was %d.", factor);
        }
    }
}
