package nn.keras.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.keras.kind.Catalogue;

/** Notes what becomes of each layer; where nobody wants to read on, a refusal ends the reading. */
final class Report {
    private final boolean goesOn;
    private final List<Line> lines = new ArrayList<>();

    Report(boolean goesOn) {
        this.goesOn = goesOn;
    }

    /**
     * What becomes of a layer.
     *
     * @param name Keras's name
     * @param kind its class
     * @param made nn's words for it
     * @param problem what is missing
     */
    record Line(String name, String kind, String made, Optional<String> problem) {}

    void row(LayerNote layer, String made) {
        lines.add(new Line(layer.name(), layer.kind(), made, Optional.empty()));
    }

    List<Held> refused(LayerNote layer, NnException why) {
        if (!goesOn) {
            throw why;
        }
        lines.add(new Line(layer.name(), layer.kind(), "", Optional.of(why.getMessage())));
        return List.of();
    }

    /** Notes a layer after what is missing: of it only its class is looked up. */
    void lost(LayerNote layer) {
        boolean isKnown =
                layer.model().isPresent() || Catalogue.of(layer.kind()).isPresent();
        Optional<String> problem = isKnown ? Optional.empty() : Optional.of("nn knows no such layer.");
        lines.add(new Line(layer.name(), layer.kind(), "known", problem));
    }

    List<Line> lines() {
        return lines;
    }
}
