/** Losses, optimizers and metrics, both ways, and the optimizer's state. */
@NullMarked
package nn.keras.train;

import org.jspecify.annotations.NullMarked;
