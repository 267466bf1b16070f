package nn.onnx.file;

import java.util.List;
import nn.data.NnException;
import nn.op.ElementType;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Vocabularies;

/**
 * Says which inputs of a file take bytes.
 *
 * @param names of the inputs; of none for the only one
 * @param isChosen whether any does
 */
public record Bytes(List<String> names, boolean isChosen) {
    /** No input takes bytes. */
    public static final Bytes NONE = new Bytes(List.of(), false);
    /** The only input takes bytes. */
    public static final Bytes ONLY = new Bytes(List.of(), true);

    /** Copies the names. */
    public Bytes {
        names = List.copyOf(names);
    }

    /**
     * Names the inputs that take bytes.
     *
     * @param names at least one
     * @return the choice
     */
    public static Bytes of(List<String> names) {
        return new Bytes(names, true);
    }

    /**
     * Finds the type of each input: bytes where they were chosen, int32 where whole numbers are looked up, float32
     * otherwise.
     *
     * @param network the network
     * @return in the order of the inputs
     * @throws NnException if an input is chosen that is not there, or it is not said which
     */
    public List<ElementType> types(Network network) {
        List<String> all = network.inputs().stream().map(Input::name).toList();
        if (isChosen && names.isEmpty() && all.size() > 1) {
            throw NnException.of("uint8Input: the network has %d inputs, %s.", all.size(), all)
                    .maybe("name those that take bytes: uint8Input(\"%s\").", all.get(0));
        }
        for (String name : names) {
            if (!all.contains(name)) {
                throw NnException.of("uint8Input: the network has no input \"%s\".", name)
                        .maybe("it is one of %s.", all);
            }
        }
        List<Integer> known = Vocabularies.of(network).sizes();
        return all.stream()
                .map(name -> isChosen && (names.isEmpty() || names.contains(name))
                        ? ElementType.UINT8
                        : known.get(all.indexOf(name)) > 0 ? ElementType.INT32 : ElementType.FLOAT32)
                .toList();
    }
}
