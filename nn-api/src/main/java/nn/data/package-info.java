/** Where numbers live: shapes, tensors, datasets, and the state of a training. */
@NullMarked
package nn.data;

import org.jspecify.annotations.NullMarked;
