/**
 * Layers and what they are made of: weights, activations, initializers, regularizers and constraints, without any engine's
 * arithmetic.
 */
@NullMarked
package nn.layer;

import org.jspecify.annotations.NullMarked;
