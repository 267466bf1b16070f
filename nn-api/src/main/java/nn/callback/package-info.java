/** What watches and steers a training: one callback a file. */
@NullMarked
package nn.callback;

import org.jspecify.annotations.NullMarked;
