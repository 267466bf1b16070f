/** The words a user writes: build a network, fit it, evaluate it, predict with it. */
@NullMarked
package nn;

import org.jspecify.annotations.NullMarked;
