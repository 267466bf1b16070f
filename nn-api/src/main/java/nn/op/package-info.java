/**
 * The algebra that layers, losses and optimizers are written in: symbolic values, graphs of ops with ONNX's names and
 * meanings, and the rule of each op's gradient beside it.
 */
@Incubating
@NullMarked
package nn.op;

import nn.data.Incubating;
import org.jspecify.annotations.NullMarked;
