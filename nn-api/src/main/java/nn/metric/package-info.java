/** What predictions are judged by: one metric a file. */
@NullMarked
package nn.metric;

import org.jspecify.annotations.NullMarked;
