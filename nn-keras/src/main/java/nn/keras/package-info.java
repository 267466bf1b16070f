/** The words a user writes. */
@NullMarked
package nn.keras;

import org.jspecify.annotations.NullMarked;
