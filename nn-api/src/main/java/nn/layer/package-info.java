/** Descriptions of layers, activations, losses and optimizers, without any engine's arithmetic. */
@NullMarked
package nn.layer;

import org.jspecify.annotations.NullMarked;
