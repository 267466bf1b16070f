package nn.onnx.file;

import nn.Architecture;
import nn.Functional;
import nn.Sequential;

/** Holds a network without its weights as it stands in a file. */
sealed interface Description permits Chain, LayerGraph {
    static Description of(Architecture network) {
        return network instanceof Sequential chain ? Chain.of(chain) : LayerGraph.of((Functional) network);
    }

    Architecture network();
}
