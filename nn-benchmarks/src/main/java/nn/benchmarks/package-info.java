/** Compares this project with others, side by side, and measures what the machine allows. */
@NullMarked
package nn.benchmarks;

import org.jspecify.annotations.NullMarked;
