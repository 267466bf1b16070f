/** Which rows of the world values come from, so that those held out are known wherever they go. */
@NullMarked
package nn.origin;

import org.jspecify.annotations.NullMarked;
