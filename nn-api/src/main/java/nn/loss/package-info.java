/** Losses: what training minimizes, one record a file, without any engine's arithmetic. */
@NullMarked
package nn.loss;

import org.jspecify.annotations.NullMarked;
