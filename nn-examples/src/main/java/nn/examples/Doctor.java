package nn.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import nn.Engines;
import nn.data.NnException;
import nn.mnist.Digits;
import nn.mnist.Mnist;
import nn.mnist.OpticalDigits;
import nn.spi.Device;
import nn.spi.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Says what there is to compute with and to learn from, and what is missing for the rest. */
@Command(name = "doctor", description = "Says which engines, devices and digits are here.")
final class Doctor implements Runnable {
    private static final double GB = 1e9;

    private final TextTable table = TextTable.forColumns(
            Help.defaultColorScheme(Help.Ansi.OFF),
            new Column(12, 0, Overflow.TRUNCATE),
            new Column(68, 0, Overflow.WRAP));

    @Override
    public void run() {
        machine();
        Engines.all().forEach(this::engine);
        data();
        System.out.print(table);
    }

    private void machine() {
        Runtime runtime = Runtime.getRuntime();
        say("Java", "%s, %s", Runtime.version(), System.getProperty("java.vm.name"));
        say(
                "Machine",
                "%s %s, %d processors, %.1f GB for Java",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() / GB);
    }

    private void engine(Engine engine) {
        say("Engine", "%s (%s)", engine.name(), engine.version());
        for (Device device : engine.devices()) {
            say("  " + device.name(), "%s", device.problem().orElse("usable"));
        }
    }

    private void data() {
        try {
            digits(Mnist.directory());
        } catch (NnException unsound) {
            say("MNIST", "%s", unsound.getMessage());
        }
        say("Built in", "%s", count(OpticalDigits.load()));
    }

    private void digits(Path directory) {
        if (Files.isDirectory(directory)) {
            say("MNIST", "%s, in %s", count(Mnist.load(directory)), directory);
        } else {
            say("MNIST", "not in %s; the first ./nn mnist downloads it", directory);
        }
    }

    private static String count(Digits digits) {
        return String.format(
                Locale.ROOT,
                "%,d digits to train on, %,d to test with",
                digits.train().size(),
                digits.test().size());
    }

    private void say(String what, String format, Object... values) {
        table.addRowValues(what, String.format(Locale.ROOT, format, values));
    }
}
