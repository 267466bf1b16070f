/** Series of values over time, as windows to learn from. */
@NullMarked
package nn.series;

import org.jspecify.annotations.NullMarked;
