package nn.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.examples.web.LabelledBytes;
import nn.examples.web.LearnedModels;
import nn.examples.web.Npm;
import nn.examples.web.Server;
import nn.examples.web.Site;
import nn.onnx.Onnx;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a page where one draws a digit and a model reads it, or learns a sign, all in the browser. */
@Command(name = "web", description = "A page where a model reads what you draw, or learns it.")
final class Web implements Callable<Integer> {
    @Option(names = "--port", description = "Where to listen, 0 for any free port: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A file that ./nn export wrote. By default one that is trained now and kept.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Where a training of its own goes on from, and is kept every 10 s.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(names = "--train", description = "A page where you teach a model a sign by drawing it.")
    private boolean train;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Path home;
    private final Npm npm;

    Web() {
        this(Site.sources(), new Npm());
    }

    Web(Path home, Npm npm) {
        this.home = home;
        this.npm = npm;
    }

    /** Looks for all that may be missing before the training, not after it. */
    @Override
    public Integer call() {
        if (train && model.isPresent()) {
            throw NnException.of("--train teaches the network of ./nn lesson, so no --model can be chosen.");
        }
        model.ifPresent(Web::requireModel);
        try (Server server = Server.bind(port)) {
            npm.install(home);
            return train ? teach(server) : read(server);
        }
    }

    private int read(Server server) {
        Path file = model.orElse(home.resolve("digits.onnx"));
        int code = Files.exists(file) ? ExitCode.OK : train(file);
        if (code == ExitCode.OK) {
            requireModel(file);
            serve(server, Site.of(home, file));
        }
        return code;
    }

    private int teach(Server server) {
        boolean isThere = Lesson.FILES.stream().map(home::resolve).allMatch(Files::exists);
        int code = isThere ? ExitCode.OK : prepare();
        if (code == ExitCode.OK) {
            serve(server, teaching(home, home));
        }
        return code;
    }

    private int prepare() {
        System.out.println("There is no lesson yet, so one is made now, once, by ./nn lesson.");
        return execute("lesson", home);
    }

    /** Puts the page together from its sources, and a folder where a lesson is and what is learned is kept. */
    static Site teaching(Path sources, Path folder) {
        List<Path> lesson = Lesson.FILES.stream().map(folder::resolve).toList();
        long most = lesson.get(0).toFile().length();
        return Site.teaching(
                sources,
                lesson,
                new LearnedModels(
                        Lesson.NETWORK, most, LabelledBytes.read(lesson.get(2)), folder.resolve("learned.onnx")));
    }

    private int train(Path file) {
        System.out.println("There is no model yet, so one is trained now, once, by ./nn export.");
        return execute("export", file);
    }

    private int execute(String example, Path out) {
        Stream<String> args = Stream.of(example, "--batch", "32", "--out", out.toString());
        Stream<String> kept = checkpoint.stream().flatMap(file -> Stream.of("--checkpoint", file.toString()));
        return spec.commandLine().getParent().execute(Stream.concat(args, kept).toArray(String[]::new));
    }

    private static void requireModel(Path file) {
        if (!Files.exists(file)) {
            throw NnException.of("%s: the model must exist, but does not.", file)
                    .maybe("./nn export --out %s makes it.", file);
        }
        Onnx.open(file).close();
    }

    private static void serve(Server server, Site site) {
        server.serve(site);
        System.out.println("Open " + server.address() + " and draw. Ctrl-C ends it.");
        try {
            Thread.currentThread().join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
