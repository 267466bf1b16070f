package nn.examples.cli;

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
        if (wrong instanceof NnException) {
            System.err.println(wrong.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw wrong;
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
