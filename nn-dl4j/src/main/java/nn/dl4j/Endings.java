package nn.dl4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nn.layer.Activation.Function;
import nn.spi.Network;
import nn.spi.Objective;

/**
 * Ends a network that is trained: at each output that has a loss, and, where DL4J wants an end and no loss depends on it,
 * with a head that asks for nothing.
 */
final class Endings {
    private final Network network;
    private final List<Cell> cells;
    private final List<Head.Exchange> exchanges = new ArrayList<>();
    private final List<Ending> all = new ArrayList<>();

    /**
     * Finds the ends.
     *
     * @param network of layers that were taken apart
     * @param objectives what is minimized
     */
    Endings(Network network, List<Objective> objectives) {
        this.network = network;
        this.cells = new ArrayList<>(Cell.fused(network));
        objectives.forEach(this::add);
        endOthers();
    }

    private void add(Objective objective) {
        String output = objective.output();
        int last = numbers(output);
        BatchLoss loss = new BatchLoss(objective, cells.get(last).last(), network.shape(output));
        exchanges.add(new Head.Exchange(loss));
        String source = loss.wantsLogits() ? logits(last, output) : output;
        all.add(new Ending(source, network.shape(output), new Head(exchanges.get(exchanges.size() - 1))));
    }

    /**
     * Finds the cell that computes an output's numbers: the output's own, or one before it whose numbers are only put into
     * another shape. A softmax counts only where its classes are a whole row.
     */
    private int numbers(String output) {
        List<String> names = cells.stream().map(Cell::name).toList();
        int last = names.indexOf(output);
        int at = last;
        while (cells.get(at).unshaped().filter(names::contains).isPresent()) {
            at = names.indexOf(cells.get(at).unshaped().orElseThrow());
        }
        Cell cell = cells.get(at);
        return cell.last() == Function.SOFTMAX && !cell.givesOneRow() ? last : at;
    }

    /** Takes the last activation off for the loss; where others see what it gives, it stays beside the loss. */
    private String logits(int last, String output) {
        Cell cell = cells.get(last);
        if (isSeenByLossAlone(cell.name(), output)) {
            cells.set(last, cell.linear());
            return output;
        }
        List<Cell> apart = cell.apart(network);
        cells.remove(last);
        cells.addAll(last, apart);
        return apart.get(apart.size() - 1).node().from().get(0);
    }

    private boolean isSeenByLossAlone(String first, String output) {
        boolean alone = network.nodes().stream().noneMatch(node -> node.from().contains(output));
        String at = output;
        while (alone && !at.equals(first)) {
            at = cell(at).unshaped().orElseThrow();
            alone = Cell.hasOneUser(network, at);
        }
        return alone;
    }

    private Cell cell(String name) {
        return cells.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void endOthers() {
        Set<String> goOn = new HashSet<>();
        cells.forEach(cell -> goOn.addAll(cell.node().from()));
        all.forEach(ending -> goOn.add(ending.source()));
        cells.stream()
                .filter(cell -> !goOn.contains(cell.name()))
                .forEach(cell -> all.add(new Ending(cell.name(), cell.node().out(), new Head(Head.NOTHING))));
    }

    /** Lists what the network is made of, in an order that can be computed. */
    List<Cell> cells() {
        return cells;
    }

    /** Lists what tells the losses their targets, in the objectives' order. */
    List<Head.Exchange> exchanges() {
        return exchanges;
    }

    /** Lists the ends: those of the objectives, in their order, and then those without a loss. */
    List<Ending> all() {
        return all;
    }
}
