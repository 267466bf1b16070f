package nn.layer;

import static nn.op.Ops.affine;
import static nn.op.Ops.mul;
import static nn.op.Ops.split;

import java.util.ArrayList;
import java.util.List;
import nn.op.Value;

/**
 * Multiplies states by the recurrent kernel, group of gates by group.
 *
 * @param groups how many gates each group has
 * @param kernels the columns of each group
 * @param masks what stays of the state for each group, or none
 */
record Products(List<Integer> groups, List<Value> kernels, List<Value> masks) {
    /** Returns state · kernel + addend. */
    Value of(Value state, int group, Value addend) {
        return affine(dropped(state, group), kernels.get(group), addend);
    }

    /** Returns state · kernel. */
    Value of(Value state, int group) {
        return affine(dropped(state, group), kernels.get(group));
    }

    /** Returns what stays of the state for a group. */
    Value dropped(Value state, int group) {
        return masks.isEmpty() ? state : mul(state, masks.get(group));
    }

    /** Returns state · kernel + x for each of the first gates. */
    List<Value> gates(int count, Value state, List<Value> x) {
        List<Value> gates = new ArrayList<>();
        for (int group = 0; gates.size() < count; group++) {
            Value sum = of(state, group, x.get(group));
            gates.addAll(groups.get(group) == 1 ? List.of(sum) : split(sum, 1, groups.get(group)));
        }
        return gates;
    }
}
