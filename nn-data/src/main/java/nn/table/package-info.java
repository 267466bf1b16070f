/** Tables of numbers, categories, text and dates, and what makes rows of numbers of them. */
@NullMarked
package nn.table;

import org.jspecify.annotations.NullMarked;
