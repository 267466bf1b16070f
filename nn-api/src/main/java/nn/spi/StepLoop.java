package nn.spi;

import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Scan;
import nn.op.Value;

/** Repeats a step for each batch of a chunk; a chunk of one step needs no loop. */
interface StepLoop {
    static StepLoop of(Graph outer, StepInputs inputs, boolean isOnce) {
        return isOnce ? new OnceLoop(outer, inputs) : new ScanLoop(outer, inputs);
    }

    /** Returns the graph that the step stands in. */
    Graph body();

    /** Takes a chunk's input [steps, …], and gives the step's part. */
    Value each(String name, ElementType type, Dims dims);

    /** Hands a value to the first step. */
    Value carry(Value start);

    /** Says what a value that is carried becomes. */
    void next(Value state, Value value);

    /** Collects what a step gives. */
    void collect(String name, Value value);

    /** Returns the values that were carried, after the last step, and what was collected, [steps, …]. */
    Scan.Result close();

    /** Repeats by a Scan. */
    record ScanLoop(Graph outer, StepInputs inputs, Scan scan) implements StepLoop {
        ScanLoop(Graph outer, StepInputs inputs) {
            this(outer, inputs, new Scan(outer));
        }

        @Override
        public Graph body() {
            return scan.body();
        }

        @Override
        public Value each(String name, ElementType type, Dims dims) {
            return scan.slice(inputs.of(outer, name, type, dims.under(Dims.STEPS)));
        }

        @Override
        public Value carry(Value start) {
            return scan.carry(start);
        }

        @Override
        public void next(Value state, Value value) {
            scan.next(state, value);
        }

        @Override
        public void collect(String name, Value value) {
            scan.collect(name, value);
        }

        @Override
        public Scan.Result close() {
            return scan.close();
        }
    }
}
