/** Serves the page on which a model reads drawn digits. */
@NullMarked
package nn.examples.web;

import org.jspecify.annotations.NullMarked;
