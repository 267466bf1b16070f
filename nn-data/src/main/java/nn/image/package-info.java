/** Images as rows of bytes: read from files and folders, resized, and written. */
@NullMarked
package nn.image;

import org.jspecify.annotations.NullMarked;
