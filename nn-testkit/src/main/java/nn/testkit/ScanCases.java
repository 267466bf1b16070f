package nn.testkit;

import static nn.op.Ops.add;
import static nn.op.Ops.affine;
import static nn.op.Ops.cast;
import static nn.op.Ops.gather;
import static nn.op.Ops.matmul;
import static nn.op.Ops.mul;
import static nn.op.Ops.scan;
import static nn.op.Ops.sigmoid;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static nn.op.Ops.tanh;
import static nn.op.Ops.transpose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Scan;
import nn.op.Value;

/** Uses sub-graphs that run step by step, in both directions. */
final class ScanCases {
    private static final long BATCH = Dims.BATCH;

    private ScanCases() {}

    static List<OpCase> all() {
        return Stream.of(steps(false), steps(true), uses(false), uses(true), nested())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Value> all(Scan.Result result) {
        return Stream.concat(result.states().stream(), result.outputs().stream())
                .toList();
    }

    private static Scan.Step step(Value state, Value... outputs) {
        return new Scan.Step(List.of(state), List.of(outputs));
    }

    private static String name(String name, boolean isReversed) {
        return isReversed ? name + ", reversed" : name;
    }

    private static List<OpCase> steps(boolean isReversed) {
        return List.of(
                OpCase.several(
                        name("scan: a state and a sequence", isReversed),
                        draft -> all(scan(
                                isReversed, List.of(draft.x(2, 3)), List.of(draft.x(4, 2, 3)), (states, slices) -> {
                                    Value next = tanh(add(mul(states.get(0), slices.get(0)), slices.get(0)));
                                    return step(next, square(next));
                                }))),
                OpCase.several(
                        name("scan: one step", isReversed),
                        draft -> all(scan(
                                isReversed,
                                List.of(draft.x(3)),
                                List.of(draft.x(1, 3)),
                                (states, slices) -> step(mul(states.get(0), slices.get(0)), slices.get(0))))),
                OpCase.several(
                        name("scan: two states, one that is put out and one that stays", isReversed),
                        draft -> all(scan(
                                isReversed,
                                List.of(draft.x(3), draft.x(3), draft.x(2)),
                                List.of(draft.x(4, 3), draft.x(4, 3)),
                                (states, slices) -> {
                                    Value a = add(mul(states.get(0), slices.get(0)), states.get(1));
                                    Value b = tanh(sub(states.get(0), slices.get(1)));
                                    return new Scan.Step(
                                            List.of(a, b, states.get(2)), List.of(a, states.get(0), mul(a, b)));
                                }))),
                OpCase.of(
                        name("scan: outputs that are not used", isReversed),
                        draft -> scan(
                                        isReversed,
                                        List.of(draft.x(3), draft.x(3)),
                                        List.of(draft.x(4, 3)),
                                        (states, slices) -> {
                                            Value a = tanh(add(states.get(0), slices.get(0)));
                                            Value b = mul(states.get(1), a);
                                            return new Scan.Step(List.of(a, b), List.of(b, square(a), slices.get(0)));
                                        })
                                .outputs()
                                .get(1)),
                OpCase.of(
                        name("scan: the last state alone", isReversed),
                        draft -> scan(
                                        isReversed,
                                        List.of(draft.x(3)),
                                        List.of(draft.x(4, 3)),
                                        (states, slices) ->
                                                step(mul(states.get(0), sigmoid(slices.get(0))), square(states.get(0))))
                                .states()
                                .get(0)),
                OpCase.several(
                        name("scan: no states", isReversed),
                        draft -> all(scan(
                                isReversed,
                                List.of(),
                                List.of(draft.x(4, 3)),
                                (states, slices) -> new Scan.Step(List.of(), List.of(square(slices.get(0))))))),
                OpCase.several(
                        name("scan: states that change places", isReversed),
                        draft -> all(scan(
                                isReversed,
                                List.of(draft.x(3), draft.x(3)),
                                List.of(draft.x(3, 3)),
                                (states, slices) -> new Scan.Step(
                                        List.of(states.get(1), states.get(0)),
                                        List.of(mul(states.get(0), slices.get(0))))))),
                OpCase.several(name("scan: one value as state, sequence and captured", isReversed), draft -> {
                    Value x = draft.x(3, 3);
                    return all(scan(
                            isReversed,
                            List.of(x),
                            List.of(x, square(x)),
                            (states, slices) -> step(
                                    tanh(add(mul(states.get(0), slices.get(0)), x)),
                                    mul(slices.get(1), states.get(0)))));
                }));
    }

    private static List<OpCase> uses(boolean isReversed) {
        return List.of(
                OpCase.several(name("scan: a matrix by affine and a bias by add", isReversed), draft -> {
                    Value kernel = draft.x(3, 3);
                    Value bias = draft.x(3);
                    return all(scan(
                            isReversed, List.of(draft.x(BATCH, 3)), List.of(draft.x(4, BATCH, 3)), (states, slices) -> {
                                Value next = tanh(add(add(affine(states.get(0), kernel), slices.get(0)), bias));
                                return step(next, next);
                            }));
                }),
                OpCase.several(name("scan: a matrix and a bias by one affine", isReversed), draft -> {
                    Value kernel = draft.x(3, 2);
                    Value bias = draft.x(2);
                    return all(scan(
                            isReversed,
                            List.of(draft.x(2)),
                            List.of(draft.x(4, BATCH, 3)),
                            (states, slices) ->
                                    step(mul(states.get(0), 2), affine(square(slices.get(0)), kernel, bias))));
                }),
                OpCase.several(name("scan: a transposed matrix", isReversed), draft -> {
                    Value outside = transpose(draft.x(3, 2), 1, 0);
                    Value inside = draft.x(2, 3);
                    return all(scan(isReversed, List.of(draft.x(2, 3)), List.of(draft.x(4, 2, 2)), (states, slices) -> {
                        Value next = tanh(add(affine(slices.get(0), outside), states.get(0)));
                        return step(next, affine(next, transpose(inside, 1, 0)));
                    }));
                }),
                OpCase.several(name("scan: a matrix by matmul and used twice", isReversed), draft -> {
                    Value kernel = draft.x(3, 3);
                    return all(scan(isReversed, List.of(draft.x(2, 3)), List.of(draft.x(4, 2, 3)), (states, slices) -> {
                        Value next = tanh(add(matmul(states.get(0), kernel), matmul(slices.get(0), kernel)));
                        return step(next, next);
                    }));
                }),
                OpCase.several(name("scan: a matrix used in two ways", isReversed), draft -> {
                    Value kernel = draft.x(3, 3);
                    return all(scan(isReversed, List.of(draft.x(3, 3)), List.of(draft.x(4, 3, 3)), (states, slices) -> {
                        Value next = tanh(matmul(kernel, matmul(states.get(0), kernel)));
                        return step(next, mul(slices.get(0), kernel));
                    }));
                }),
                OpCase.several(name("scan: a scalar as a factor", isReversed), draft -> {
                    Value factor = draft.x();
                    Value numbers = draft.x(3);
                    return all(scan(isReversed, List.of(draft.x(2, 3)), List.of(draft.x(4, 2, 3)), (states, slices) -> {
                        Value next = add(mul(states.get(0), factor), mul(slices.get(0), numbers));
                        return step(next, mul(next, factor));
                    }));
                }),
                OpCase.several(name("scan: biases of other ranks", isReversed), draft -> {
                    Value row = draft.x(1, 3);
                    Value column = draft.x(2, 1);
                    Value scalar = draft.x();
                    Value whole = draft.x(2, 3);
                    return all(scan(isReversed, List.of(draft.x(2, 3)), List.of(draft.x(4, 2, 3)), (states, slices) -> {
                        Value next = tanh(add(scalar, add(add(states.get(0), row), add(column, whole))));
                        return step(next, add(mul(next, slices.get(0)), add(whole, whole)));
                    }));
                }),
                OpCase.several(name("scan: biases wider than what they are added to", isReversed), draft -> {
                    Value wide = draft.x(2, 3);
                    return all(scan(
                            isReversed,
                            List.of(draft.x(3)),
                            List.of(draft.x(4, 3)),
                            (states, slices) -> step(slices.get(0), mul(add(states.get(0), wide), wide))));
                }),
                OpCase.several(name("scan: values that are put out as they are", isReversed), draft -> {
                    Value kept = draft.x(3);
                    return all(scan(
                            isReversed,
                            List.of(draft.x(3)),
                            List.of(draft.x(4, 3)),
                            (states, slices) -> step(kept, slices.get(0), kept)));
                }),
                OpCase.several(name("scan: a sequence of places", isReversed), draft -> {
                    Value table = draft.x(5, 3);
                    Value places = draft.integers(new Dims(4, 2), 0, 4, 2, 2, 1, 0, 2, 4);
                    return all(scan(
                            isReversed, List.of(draft.x(2, 3)), List.of(places, draft.x(4, 2, 3)), (states, slices) -> {
                                Value row = mul(gather(table, slices.get(0), 0), slices.get(1));
                                return step(tanh(add(states.get(0), row)), row);
                            }));
                }),
                OpCase.several(name("scan: a state that counts", isReversed), draft -> {
                    Value count = draft.integers(new Dims(), 2);
                    Scan.Result result =
                            scan(isReversed, List.of(count, draft.x(3)), List.of(draft.x(4, 3)), (states, slices) -> {
                                Value factor = cast(states.get(0), ElementType.FLOAT32);
                                Value next = tanh(add(states.get(1), mul(slices.get(0), factor)));
                                return new Scan.Step(List.of(add(states.get(0), 1), next), List.of(next));
                            });
                    return List.of(result.states().get(1), result.outputs().get(0));
                }));
    }

    private static List<OpCase> nested() {
        List<OpCase> all = new ArrayList<>();
        for (boolean outer : new boolean[] {false, true}) {
            for (boolean inner : new boolean[] {false, true}) {
                all.add(OpCase.several("scan within a scan, reversed " + outer + " and " + inner, draft -> {
                    Value kernel = draft.x(3, 3);
                    Value factor = draft.x();
                    return all(scan(outer, List.of(draft.x(2, 3)), List.of(draft.x(3, 4, 2, 3)), (states, slices) -> {
                        Value scale = sigmoid(states.get(0));
                        Scan.Result within = scan(
                                inner, List.of(states.get(0)), List.of(slices.get(0)), (innerStates, innerSlices) -> {
                                    Value next = tanh(add(
                                            affine(innerStates.get(0), kernel),
                                            mul(mul(innerSlices.get(0), factor), scale)));
                                    return step(next, square(next));
                                });
                        return step(within.states().get(0), within.outputs().get(0));
                    }));
                }));
            }
        }
        all.add(OpCase.several("scan within a scan over a sequence from outside", draft -> {
            Value sequence = draft.x(3, 2);
            return all(scan(List.of(draft.x(2)), List.of(draft.x(4, 2)), (states, slices) -> {
                Scan.Result within = scan(
                        List.of(states.get(0)),
                        List.of(sequence),
                        (innerStates, innerSlices) -> step(
                                tanh(add(slices.get(0), mul(innerStates.get(0), innerSlices.get(0)))),
                                innerStates.get(0)));
                return step(within.states().get(0), within.outputs().get(0));
            }));
        }));
        return all;
    }
}
