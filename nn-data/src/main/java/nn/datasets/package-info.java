/** Known sets: small ones that are part of this library, and larger ones that are downloaded once. */
@NullMarked
package nn.datasets;

import org.jspecify.annotations.NullMarked;
