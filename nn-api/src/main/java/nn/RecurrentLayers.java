package nn;

/** Names the layers that go through sequences step by step. */
abstract class RecurrentLayers extends SequenceLayers {
    RecurrentLayers() {}
}
