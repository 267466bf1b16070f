package nn.testkit;

/**
 * Proves an engine: extend it in a test class, say which engine, and run it.
 *
 * <p>What an engine refuses by name is skipped, and the report says so.
 */
public abstract class EngineConformance
        implements HandComputed,
                LossChecks,
                PositionChecks,
                ActivationChecks,
                GeometryChecks,
                FeatureChecks,
                GradientChecks,
                GoldenVectors,
                OptimizerChecks,
                ConstraintChecks,
                StateChecks,
                StatisticsChecks,
                FrozenChecks,
                ChunkChecks,
                ResumeChecks,
                DataChecks,
                DropoutChecks,
                EvaluationChecks,
                PredictorChecks,
                LengthChecks,
                NaNChecks,
                ClosingChecks,
                DiscoveryChecks {
    /** Leaves everything to the checks. */
    protected EngineConformance() {}
}
