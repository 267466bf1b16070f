/** Metrics: what predictions are evaluated by, one a file. */
@NullMarked
package nn.metric;

import org.jspecify.annotations.NullMarked;
