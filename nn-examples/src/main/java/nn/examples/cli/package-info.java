/** What the examples share and nobody needs to copy: options, data, errors. */
@NullMarked
package nn.examples.cli;

import org.jspecify.annotations.NullMarked;
