/** Whole networks, both ways. */
@NullMarked
package nn.keras.graph;

import org.jspecify.annotations.NullMarked;
