/** Sentences, series and texts that examples learn from, made by formula or shipped. */
@NullMarked
package nn.examples.data;

import org.jspecify.annotations.NullMarked;
