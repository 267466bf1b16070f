/** Proves promises by figures: each of them tried many times, in a JVM of its own. */
@NullMarked
package nn.reliability;

import org.jspecify.annotations.NullMarked;
