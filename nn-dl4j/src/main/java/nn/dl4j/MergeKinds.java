package nn.dl4j;

import nn.layer.Add;
import nn.layer.Average;
import nn.layer.Concatenate;
import nn.layer.Layer;
import nn.layer.Maximum;
import nn.layer.Minimum;
import nn.layer.Multiply;
import nn.layer.Subtract;
import nn.spi.Node;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;

/** Makes the vertex of a layer of several inputs: DL4J's own, or one of ours. */
final class MergeKinds {
    /** Lists the layers that merge. */
    static final Known<Layer, Node, GraphVertex> KNOWN = new Known<Layer, Node, GraphVertex>("layer")
            .and(Add.class, (node, layer) -> new ElementWiseVertex(Op.Add))
            .and(Subtract.class, (node, layer) -> new ElementWiseVertex(Op.Subtract))
            .and(Multiply.class, (node, layer) -> new ElementWiseVertex(Op.Product))
            .and(Average.class, (node, layer) -> new ElementWiseVertex(Op.Average))
            .and(Maximum.class, (node, layer) -> new ExtremeVertex(true))
            .and(Minimum.class, (node, layer) -> new ExtremeVertex(false))
            .and(Concatenate.class, MergeKinds::concatenate);

    private MergeKinds() {}

    private static GraphVertex concatenate(Node node, Concatenate layer) {
        int rank = node.out().rank();
        int axis = layer.axis() == 0 ? node.out().featureAxis() + 1 : layer.axis();
        MergeVertex vertex = new MergeVertex();
        vertex.setMergeAxis(axis > 0 ? axis : rank + 1 + axis);
        return vertex;
    }

    /** Tells whether a layer repeats inputs along axes of size 1, so that all have the shape of what comes out. */
    static boolean repeats(Layer layer) {
        return !(layer instanceof Concatenate);
    }
}
