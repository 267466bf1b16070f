/** One layer of Keras each, and what it is in nn: options, weights and layouts, both ways. */
@NullMarked
package nn.keras.kind;

import org.jspecify.annotations.NullMarked;
