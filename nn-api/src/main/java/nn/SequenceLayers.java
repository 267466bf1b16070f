package nn;

/** Names the layers that slide over sequences. */
abstract class SequenceLayers extends RandomLayers {
    SequenceLayers() {}
}
