/** What an engine implements, and the plain values that cross to it and back. */
@Incubating
@NullMarked
package nn.spi;

import nn.data.Incubating;
import org.jspecify.annotations.NullMarked;
