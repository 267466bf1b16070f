/** The training loop and what steers and watches it: metrics, callbacks, history. */
@NullMarked
package nn.train;

import org.jspecify.annotations.NullMarked;
