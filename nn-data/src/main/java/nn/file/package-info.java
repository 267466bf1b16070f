/** Files of arrays, as other programs write them. */
@NullMarked
package nn.file;

import org.jspecify.annotations.NullMarked;
