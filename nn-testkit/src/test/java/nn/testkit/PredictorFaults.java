package nn.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;

/** Predictors and engines that do not keep their word. */
final class PredictorFaults {
    private PredictorFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "a predictor keeps its inputs in a field",
                        Faulty.predictors(Careless::new),
                        "eightThreadsPredictWhatOnePredicts",
                        "eightThreadsPredictFromTwoInputsWhatOnePredicts"),
                Fault.of(
                        "a predictor keeps the size of its first batch",
                        Faulty.predictors(FirstSize::new),
                        "theSizeOfABatchDoesNotMatter"),
                Fault.of(
                        "a predictor takes NaN for 0",
                        Faulty.predictors(Sound::new),
                        "aNaNInAnyWeightShowsInPredictions"),
                Fault.of("a predictor wants rows", Faulty.predictors(Wanting::new), "noRowsGiveNoRows"),
                Fault.of("a predictor gives the output for every node", new LastNode(), "innerNodesCanBeAskedFor"),
                Fault.of("all predictors share the latest weights", new Shared(), "twoPredictorsKeepTheirOwnWeights"),
                Fault.of(
                        "a predictor works on when closed",
                        Faulty.predictors(right -> new Bent(right) {
                            @Override
                            public void close() {}
                        }),
                        "aClosedPredictorRefuses"),
                Fault.of(
                        "the engine is not registered",
                        new PlainEngine() {
                            @Override
                            public String name() {
                                return "unheard-of";
                            }
                        },
                        "theEngineIsFoundAsAService"),
                Fault.of(
                        "the engine has no version",
                        new PlainEngine() {
                            @Override
                            public String version() {
                                return "";
                            }
                        },
                        "theEngineSaysWhatItIs"),
                Fault.of(
                        "two devices have one name",
                        new PlainEngine() {
                            @Override
                            public List<Device> devices() {
                                return List.of(Device.CPU, Device.CPU);
                            }
                        },
                        "everyDeviceIsNamedOrSaysItsProblem"),
                Fault.of(
                        "a refusal names nothing",
                        new PlainEngine() {
                            @Override
                            public List<String> refusals(Plan plan) {
                                boolean image =
                                        plan.network().inputs().get(0).shape().rank() > 1;
                                return image ? List.of("this cannot be done.") : List.of();
                            }
                        },
                        "refusalsNameWhatTheyRefuse"));
    }

    private static class Bent implements EnginePredictor {
        final EnginePredictor right;

        Bent(EnginePredictor right) {
            this.right = right;
        }

        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            return right.predict(inputs, nodes);
        }

        @Override
        public void close() {
            right.close();
        }
    }

    private static final class Careless extends Bent {
        private volatile List<Tensor> inputs = List.of();

        Careless(EnginePredictor right) {
            super(right);
        }

        @Override
        public List<Tensor> predict(List<Tensor> given, List<String> nodes) {
            inputs = given;
            LockSupport.parkNanos(100_000);
            return right.predict(inputs, nodes);
        }
    }

    private static final class Sound extends Bent {
        Sound(EnginePredictor right) {
            super(right);
        }

        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            return right.predict(inputs, nodes).stream().map(Sound::sound).toList();
        }

        private static Tensor sound(Tensor output) {
            float[] values = output.floats();
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.isNaN(values[i]) ? 0 : values[i];
            }
            return Tensor.of(output.shape(), values);
        }
    }

    private static final class Wanting extends Bent {
        Wanting(EnginePredictor right) {
            super(right);
        }

        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            if (inputs.get(0).rows() == 0) {
                throw new IllegalArgumentException("there are no rows.");
            }
            return right.predict(inputs, nodes);
        }
    }

    private static final class FirstSize extends Bent {
        private int rows;

        FirstSize(EnginePredictor right) {
            super(right);
        }

        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            rows = rows == 0 ? inputs.get(0).rows() : rows;
            int kept = Math.min(rows, inputs.get(0).rows());
            List<Tensor> outputs = right.predict(inputs, nodes);
            return outputs.stream().map(each -> padded(each, kept)).toList();
        }

        private Tensor padded(Tensor output, int kept) {
            float[] values = new float[output.shape().row().size() * rows];
            System.arraycopy(output.floats(), 0, values, 0, output.shape().row().size() * kept);
            return Tensor.of(output.shape().row().batch(rows), values);
        }
    }

    private static final class LastNode extends PlainEngine {
        @Override
        public EnginePredictor predictor(Network network, State state, Device device) {
            return new Bent(super.predictor(network, state, device)) {
                @Override
                public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
                    Tensor last = right.predict(inputs, network.outputs()).get(0);
                    return nodes.stream().map(node -> last).toList();
                }
            };
        }
    }

    private static final class Shared extends PlainEngine {
        private final AtomicReference<State> latest = new AtomicReference<>();

        @Override
        public EnginePredictor predictor(Network network, State state, Device device) {
            latest.set(state);
            return new Bent(super.predictor(network, state, device)) {
                @Override
                public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
                    try (EnginePredictor now = new PlainPredictor(network, latest.get())) {
                        return right.predict(inputs, nodes).isEmpty() ? List.of() : now.predict(inputs, nodes);
                    }
                }
            };
        }
    }
}
