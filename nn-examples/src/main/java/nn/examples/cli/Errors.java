package nn.examples.cli;

import java.util.List;
import java.util.stream.Collectors;
import nn.data.NnException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong on the standard error, without a stack trace unless it is our own mistake. */
public final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception wrong, CommandLine command, ParseResult parsed) throws Exception {
        if (wrong instanceof Stopped) {
            System.err.println(wrong.getMessage() + howToGoOn(command, parsed.originalArgs()));
            return Stopping.code(ExitCode.SOFTWARE);
        }
        if (wrong instanceof NnException) {
            System.err.println(wrong.getMessage());
            return Stopping.code(ExitCode.SOFTWARE);
        }
        throw wrong;
    }

    private static String howToGoOn(CommandLine command, List<String> args) {
        boolean known = command.getCommandSpec().findOption("--checkpoint") != null;
        if (known && command.getParseResult().hasMatchedOption("--checkpoint")) {
            return " " + args.stream().map(Errors::quoted).collect(Collectors.joining(" ", "./nn ", " goes on."));
        }
        return known ? " With --checkpoint FILE it would go on from there." : "";
    }

    /** Writes an argument as a shell reads it. */
    private static String quoted(String argument) {
        return argument.matches("[\\w./:=,+@%-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        System.err.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
            System.err.println("Maybe " + command.getCommandSpec().qualifiedName() + " --help helps.");
        }
        return ExitCode.USAGE;
    }
}
