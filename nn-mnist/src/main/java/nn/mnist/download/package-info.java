/** Downloads known sets once, checks them, and keeps them: for the modules of this project that have some. */
@NullMarked
package nn.mnist.download;

import org.jspecify.annotations.NullMarked;
