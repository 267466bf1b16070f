/** The engine {@code dl4j}; all that it exports is {@link nn.dl4j.Dl4jEngine}, which {@code nn} finds by itself. */
@NullMarked
package nn.dl4j;

import org.jspecify.annotations.NullMarked;
