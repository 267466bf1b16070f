/** The code of docs/data.md, compiled and run by the build. */
@NullMarked
package nn.examples.recipes;

import org.jspecify.annotations.NullMarked;
