package nn.examples.walk;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.input;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.file.Npy;
import nn.file.SafeTensors;
import nn.image.Images;
import nn.keras.Keras;
import nn.onnx.Export;
import nn.onnx.Onnx;
import nn.onnx.OnnxEngine;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Trainer;
import nn.table.Csv;
import nn.train.Fit;

/** What the walk begins with: small things of each kind, and what users get to see only within a training. */
final class Samples {
    private final Pool pool = new Pool();
    private final Dataset rows = Dataset.of(
            new float[][] {{1, 2, 3}, {4, 5, 6}, {0, 1, 0}, {1, 1, 2}}, new float[][] {{1, 0}, {0, 1}, {1, 1}, {0, 0}});

    private Samples() {}

    static Walk walk(Path folder, boolean isDeep) throws IOException {
        Samples samples = new Samples();
        samples.plain();
        samples.numbers();
        Model model = samples.networks();
        samples.graphs(model);
        SampleFiles files = new SampleFiles(folder);
        samples.files(folder, model);
        files.remember();
        samples.pool.choose(Path.class, files.sound());
        return new Walk(samples.pool, files, isDeep);
    }

    private void plain() {
        for (Class<?> type : List.of(int.class, Integer.class)) {
            pool.choose(type, 1, 2, 3, 0, 4);
        }
        for (Class<?> type : List.of(long.class, Long.class)) {
            pool.choose(type, 1L, 2L, 0L, 3L);
        }
        for (Class<?> type : List.of(double.class, Double.class, Number.class)) {
            pool.choose(type, 0.5, 1.0, 0.1, 2.0);
        }
        for (Class<?> type : List.of(float.class, Float.class)) {
            pool.choose(type, 1f, 0.5f, 0f, 2f);
        }
        for (Class<?> type : List.of(boolean.class, Boolean.class)) {
            pool.choose(type, true, false);
        }
        pool.choose(byte.class, (byte) 1, (byte) 0);
        pool.choose(char.class, ';', '.');
        pool.choose(String.class, "x", "dense", "loss", "kernel", "a", "cpu", "0", "accuracy");
        pool.choose(CharSequence.class, "x");
        pool.choose(Object.class, "x", 1, 1.5);
        pool.choose(Duration.class, Duration.ofSeconds(1));
        pool.choose(Charset.class, StandardCharsets.UTF_8);
        pool.choose(ByteOrder.class, ByteOrder.LITTLE_ENDIAN);
        pool.choose(ByteBuffer.class, ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder()));
        pool.choose(Throwable.class, new IOException("planted"));
        pool.choose(IOException.class, new IOException("planted"));
        pool.choose(BufferedImage.class, new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB));
        pool.choose(
                InputStream.class,
                new Attempt.Fresh(
                        "a stream", () -> new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))));
        pool.choose(Reader.class, new Attempt.Fresh("a reader", () -> new StringReader("a,b\n1,2\n")));
        pool.choose(float[][].class, new float[][] {{1, 2, 3}, {4, 5, 6}}, new float[][] {{1}, {0}});
        pool.choose(double[][].class, new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{1}, {0}});
    }

    private void numbers() {
        for (Shape shape :
                List.of(Shape.of(3), Shape.of(2), Shape.of(4, 4, 4), Shape.of(4, 3), Shape.of(), Shape.of(1, 8, 8))) {
            pool.add(shape);
        }
        pool.seed(
                Tensor.class,
                Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6f),
                Tensor.of(Shape.of(2, 2), 1, 0, 0, 1f),
                Tensor.of(Shape.of(2), 1, 0),
                Tensor.of(Shape.of(2), 1f, 0f),
                Tensor.of(Shape.of(2), (byte) 1, (byte) 0),
                Tensor.of(Shape.of(1, 3), 1, 2, 3f),
                Tensor.zeros(Shape.of(2, 1, 4, 4)),
                Tensor.zeros(Shape.of(2, 4, 3)),
                Tensor.zeros(Shape.of(4, 3)),
                Tensor.zeros(Shape.of(3, 8, 8)),
                Tensor.of(Shape.of(), 1f));
        pool.seed(
                Dataset.class,
                rows,
                Dataset.of(new float[][] {{1, 2, 3}, {4, 5, 6}, {0, 1, 0}, {1, 1, 2}}, new int[] {0, 1, 0, 1}),
                Dataset.of(new float[][] {{1, 2, 3}, {4, 5, 6}}, new String[] {"a", "b"}),
                Dataset.of(Map.of("x", Tensor.zeros(Shape.of(2, 8, 8, 3))), Map.of("y", Tensor.zeros(Shape.of(2, 2)))));
        pool.add(Randoms.of(1, "walk", 0));
    }

    private Model networks() {
        UnaryOperator<Fit> settings = fit -> fit.loss(meanSquaredError())
                .optimizer(sgd(0.1))
                .metrics(accuracy())
                .epochs(1)
                .batchSize(2)
                .verbose(0);
        pool.choose(new Settings(Fit.class), settings);
        pool.choose(new Settings(Export.class), (UnaryOperator<Export>) export -> export);
        Seen seen = new Seen(pool);
        Model model = Sequential.of(seen.layer(), dense(2))
                .fit(
                        rows,
                        fit -> settings.apply(fit).optimizer(seen.optimizer()).callbacks(seen.callback()));
        Model plain = Sequential.of(dense(4).relu(), dense(2)).fit(rows, settings);
        pool.add(plain);
        pool.add(model);
        Symbol input = input("x", 3);
        pool.add(input);
        pool.add(Functional.of(input, input.then(dense(2))));
        pool.add(dense(2));
        pool.add(embedding(5, 2));
        pool.add(sgd(0.1));
        pool.add(adam());
        pool.add(settings.apply(Fit.DEFAULT));
        return plain;
    }

    /** The type {@code UnaryOperator<T>}. */
    record Settings(Class<?> of) implements ParameterizedType {
        @Override
        public String getTypeName() {
            return UnaryOperator.class.getName() + "<" + of.getName() + ">";
        }

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {of};
        }

        @Override
        public Type getRawType() {
            return UnaryOperator.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    private void graphs(Model model) {
        Network network = ((Sequential) model.architecture()).network();
        pool.add(network);
        pool.add(model.state());
        pool.add(Device.CPU);
        Plan plan = new Plan(network, meanSquaredError(), sgd(0.1), 1, true);
        pool.add(plan);
        OnnxEngine engine = new OnnxEngine();
        pool.add(engine);
        State start = plan.start(network.draw(1));
        pool.add(start);
        Chunk chunk = new Chunk(rows.inputs(), rows.targets(), Optional.empty(), 2, 0, new float[] {0.1f, 0.1f});
        pool.add(chunk);
        Trainer trainer = engine.trainer(plan, start, Device.CPU);
        pool.add(trainer.train(chunk));
        pool.add(trainer);
        pool.add(engine.predictor(network, start, Device.CPU));
        Graph graph = Graph.named("walk");
        pool.add(graph);
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(2, 3));
        Value y = graph.input("y", ElementType.FLOAT32, new Dims(2, 3));
        pool.seed(
                Value.class,
                x,
                y,
                graph.input("square", ElementType.FLOAT32, new Dims(3, 3)),
                graph.input("image", ElementType.FLOAT32, new Dims(2, 1, 4, 4)),
                graph.input("sequence", ElementType.FLOAT32, new Dims(2, 4, 3)),
                graph.input("bool", ElementType.BOOL, new Dims(2, 3)),
                graph.input("index", ElementType.INT64, new Dims(2)),
                graph.scalar(ElementType.FLOAT32, 1),
                graph.integers(1, 2),
                Ops.add(x, y));
    }

    private void files(Path folder, Model model) throws IOException {
        Npy.write(folder.resolve("a.npy"), Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6f));
        SafeTensors.write(folder.resolve("a.safetensors"), new TreeMap<>(Map.of("x", Tensor.of(Shape.of(2), 1f, 2f))));
        Onnx.save(model, folder.resolve("a.onnx"));
        Keras.save(model, folder.resolve("a.keras"));
        Csv.write(Csv.parse("a,b\n1,x\n2,y\n"), folder.resolve("a.csv"));
        for (String name : List.of("a", "b")) {
            Files.createDirectories(folder.resolve("images/" + name));
            Images.write(Tensor.zeros(Shape.of(3, 8, 8)), folder.resolve("images/" + name + "/1.png"));
        }
        Files.write(folder.resolve("a.idx"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 0, 1});
    }
}
