/** How the learning rate goes from step to step: one schedule a file. */
@NullMarked
package nn.schedule;

import org.jspecify.annotations.NullMarked;
