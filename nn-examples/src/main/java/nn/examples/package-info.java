/** The examples, one class each, to be read and copied from. */
@NullMarked
package nn.examples;

import org.jspecify.annotations.NullMarked;
