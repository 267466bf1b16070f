package nn.examples;

import nn.examples.cli.Errors;
import nn.examples.cli.Stopping;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Runs an example by its name, or lists them all. */
@Command(
        name = "./nn",
        description = "Runs an example of nn.",
        synopsisSubcommandLabel = "EXAMPLE",
        commandListHeading = "%nExamples:%n",
        footer = {"", "./nn EXAMPLE --help lists the options of an example."},
        subcommands = {
            Lecture.class,
            Quickstart.class,
            KerasStyle.class,
            NextSteps.class,
            Cnn.class,
            ResidualNet.class,
            Autoencoder.class,
            TwoInputs.class,
            Segment.class,
            Folder.class,
            Control.class,
            Gan.class,
            Sentiment.class,
            TextByMeaning.class,
            Forecast.class,
            NextWord.class,
            Tabular.class,
            SearchSettings.class,
            Big.class,
            Export.class,
            Web.class,
            Lesson.class,
            Doctor.class
        })
final class Main implements Runnable {
    @SuppressWarnings("UnusedVariable") // read by picocli, for every example
    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Shows this.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Runs one example and ends with 0, with 1 after an error, with 2 where the command line is wrong, or with 130 or 143
     * where it was told to end.
     */
    public static void main(String... args) {
        Stopping.listen();
        System.exit(run(args));
    }

    static int run(String... args) {
        Errors errors = new Errors();
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
