/** Optimizers and their learning rates: how gradients change weights, one record a file, without any engine's arithmetic. */
@NullMarked
package nn.optimizer;

import org.jspecify.annotations.NullMarked;
