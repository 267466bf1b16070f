/** The training loop, what can be chosen for it, and what it gave. */
@NullMarked
package nn.train;

import org.jspecify.annotations.NullMarked;
