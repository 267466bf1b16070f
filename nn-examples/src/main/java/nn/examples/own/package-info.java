/** A layer, losses and an optimizer of one's own, as the documents show them. */
@NullMarked
package nn.examples.own;

import org.jspecify.annotations.NullMarked;
