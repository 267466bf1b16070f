package nn.onnx.write;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.onnx.fuse.Slid;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.op.Attributes;
import nn.op.Op;

/**
 * Writes a convolution by ONNX Runtime's own ops on blocks of channels: what is slid over and the kernels are brought into
 * their order, and what comes of it is brought back.
 */
final class BlockedConv {
    private static final String DOMAIN = "com.microsoft.nchwc";

    private final GraphWriter writer;
    private final Op conv;
    private final Slid slid;
    private final long block;
    /** As many as fill blocks. */
    private final long filters;

    BlockedConv(GraphWriter writer, Op conv, int block) {
        this.writer = writer;
        this.conv = conv;
        this.slid = Slid.over(conv);
        this.block = block;
        this.filters = (conv.input(1).dims().size(0) + block - 1) / block * block;
    }

    /** Says whose ops these are. */
    static Draft opset() {
        return new Draft().add(Field.OPSET_DOMAIN, DOMAIN).add(Field.OPSET_VERSION, 1);
    }

    void write() {
        Stream<String> bias = conv.inputs().stream().skip(2).map(each -> widened(2, "@bias"));
        List<String> inputs =
                Stream.concat(Stream.of(source(), kernelInBlocks()), bias).toList();
        String blocks = node(DOMAIN, "Conv", "@blocks", inputs, attributes());
        Attributes channels =
                Attributes.NONE.with("channels", conv.output().dims().size(1));
        writer.node(DOMAIN, "ReorderOutput", conv.name(), List.of(blocks), writer.name(conv.output()), channels);
    }

    private Attributes attributes() {
        long[] pads = Stream.concat(slid.before().stream(), slid.after().stream())
                .mapToLong(Long::longValue)
                .toArray();
        return conv.attributes().with("pads", pads).with("group", slid.groups());
    }

    /** Less than a block of channels is taken as it lies. */
    private String source() {
        String source = writer.taken(slid.source());
        return slid.channels() % block == 0
                ? node(DOMAIN, "ReorderInput", "@source", List.of(source), Attributes.NONE)
                : source;
    }

    /** Brings a filter's numbers for a block of channels together, and of these the numbers of a block of filters. */
    private String kernelInBlocks() {
        long[] sizes = conv.input(1).dims().sizes();
        sizes[0] = filters;
        boolean isWhole = sizes[1] % block == 0;
        long[] inputs = isWhole ? new long[] {sizes[1] / block, block} : new long[] {sizes[1]};
        long[] apart = Stream.of(new long[] {filters / block, block}, inputs, slid.taps())
                .flatMapToLong(LongStream::of)
                .toArray();
        long[] order = isWhole ? new long[] {0, 2, 4, 5, 3, 1} : new long[] {0, 2, 3, 4, 1};
        String split = reshaped(widened(1, "@kernel"), "@split", apart);
        String moved = node("", "Transpose", "@moved", List.of(split), Attributes.NONE.with("perm", order));
        return reshaped(moved, "@inner", sizes);
    }

    /** Adds filters of zeros until they fill a block. */
    private String widened(int input, String name) {
        String given = writer.taken(conv.input(input));
        int rank = conv.input(input).dims().rank();
        long[] counts = new long[2 * rank];
        counts[rank] = filters - conv.input(1).dims().size(0);
        return counts[rank] == 0
                ? given
                : node("", "Pad", name, List.of(given, integers(name, counts)), Attributes.NONE);
    }

    private String reshaped(String given, String name, long... sizes) {
        return node("", "Reshape", name, List.of(given, integers(name, sizes)), Attributes.NONE);
    }

    private String integers(String name, long... numbers) {
        writer.integers(conv.name() + name + "@counts", numbers);
        return conv.name() + name + "@counts";
    }

    private String node(String domain, String type, String name, List<String> inputs, Attributes attributes) {
        String output = conv.name() + name;
        writer.node(domain, type, output, inputs, output, attributes);
        return output;
    }
}
