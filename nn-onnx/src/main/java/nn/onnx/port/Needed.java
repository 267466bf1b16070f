package nn.onnx.port;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/** Finds the values of a graph that some of its outputs need: ONNX Runtime computes all that stands in a file. */
final class Needed {
    private static final int DEEPEST = 16;

    private Needed() {}

    /** Names the values, the outputs among them. */
    static Set<String> by(Collection<String> outputs, Message graph) {
        Map<String, Message> makers = new HashMap<>();
        graph.messages(Field.GRAPH_NODE)
                .forEach(node -> node.texts(Field.NODE_OUTPUT).forEach(name -> makers.put(name, node)));
        Set<String> needed = new HashSet<>(outputs);
        Deque<String> left = new ArrayDeque<>(outputs);
        while (!left.isEmpty()) {
            Message maker = makers.get(left.pop());
            if (maker != null) {
                inputs(maker, 0).filter(needed::add).forEach(left::push);
            }
        }
        return needed;
    }

    /** Names what a node takes, and all that the graphs within it may take from outside. */
    static Stream<String> inputs(Message node, int depth) {
        if (depth > DEEPEST) {
            throw NnException.of("the file nests graphs more than %d deep.", DEEPEST);
        }
        Stream<String> within = within(node)
                .flatMap(graph -> Stream.concat(
                        graph.messages(Field.GRAPH_NODE).flatMap(each -> inputs(each, depth + 1)),
                        graph.messages(Field.GRAPH_OUTPUT).map(info -> info.text(Field.INFO_NAME))));
        return Stream.concat(node.texts(Field.NODE_INPUT), within);
    }

    /** Returns the graphs within a node. */
    static Stream<Message> within(Message node) {
        return node.messages(Field.NODE_ATTRIBUTE)
                .flatMap(attribute -> Stream.concat(
                        attribute.messages(Field.ATTRIBUTE_G), attribute.messages(Field.ATTRIBUTE_GRAPHS)));
    }
}
