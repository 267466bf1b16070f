package nn.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import nn.data.NnException;
import nn.examples.web.Npm;
import nn.examples.web.Server;
import nn.examples.web.Site;
import nn.onnx.Onnx;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a page where one draws a digit and an exported model reads it, all in the browser. */
@Command(name = "web", description = "A page where an exported model reads what you draw.")
final class Web implements Callable<Integer> {
    @Option(names = "--port", description = "Where to listen, 0 for any free port: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A file that ./nn export wrote. By default one that is trained now and kept.")
    private Optional<Path> model = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path home = Site.sources();
        Path file = model.orElse(home.resolve("digits.onnx"));
        if (model.isEmpty() && !Files.exists(file)) {
            System.out.println("There is no model yet, so one is trained now, once, by ./nn export.");
            int code = spec.commandLine().getParent().execute("export", "--batch", "32", "--out", file.toString());
            if (code != ExitCode.OK) {
                return code;
            }
        }
        requireModel(file);
        new Npm().install(home);
        serve(Site.of(home, file));
        return ExitCode.OK;
    }

    private static void requireModel(Path file) {
        if (!Files.exists(file)) {
            throw NnException.of("%s: the model must exist, but does not.", file)
                    .maybe("./nn export --out %s makes it.", file);
        }
        Onnx.open(file).close();
    }

    private void serve(Site site) {
        try (Server server = Server.start(site, port)) {
            System.out.println("Open " + server.address() + " and draw. Ctrl-C ends it.");
            Thread.currentThread().join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
