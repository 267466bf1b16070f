/** Feeds readers of files with damaged ones: start at {@link nn.testkit.fuzz.Fuzz}. */
@Incubating
@NullMarked
package nn.testkit.fuzz;

import nn.data.Incubating;
import org.jspecify.annotations.NullMarked;
