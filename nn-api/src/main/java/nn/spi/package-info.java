/** What an engine implements, and the plain values that cross to it and back. */
@NullMarked
package nn.spi;

import org.jspecify.annotations.NullMarked;
