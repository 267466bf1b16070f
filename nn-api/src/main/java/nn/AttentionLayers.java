package nn;

/** Names the layers of attention. */
abstract class AttentionLayers extends RecurrentLayers {
    AttentionLayers() {}
}
