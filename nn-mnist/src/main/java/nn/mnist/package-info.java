/** Handwritten digits to learn from, the IDX files they come in, and one-hot encoding. */
@NullMarked
package nn.mnist;

import org.jspecify.annotations.NullMarked;
