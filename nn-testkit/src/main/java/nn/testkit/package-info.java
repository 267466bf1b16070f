/** The checks that every engine must pass, one concern a file. */
@NullMarked
package nn.testkit;

import org.jspecify.annotations.NullMarked;
