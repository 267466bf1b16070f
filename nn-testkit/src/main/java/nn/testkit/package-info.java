/** The checks that every engine must pass, one concern a file. */
@Incubating
@NullMarked
package nn.testkit;

import nn.data.Incubating;
import org.jspecify.annotations.NullMarked;
