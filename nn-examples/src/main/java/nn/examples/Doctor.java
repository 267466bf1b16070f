package nn.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nn.Engines;
import nn.data.NnException;
import nn.mnist.Digits;
import nn.mnist.Mnist;
import nn.mnist.OpticalDigits;
import nn.spi.Device;
import nn.spi.Engine;
import picocli.CommandLine.Command;

/** Says what there is to compute with and to learn from, and what is missing for the rest. */
@Command(name = "doctor", description = "Says which engines, devices and digits are here.")
final class Doctor implements Runnable {
    private static final double GB = 1e9;

    /** As many words as a line holds, or one that is longer: a path stays whole, to be copied. */
    private static final Pattern LINE = Pattern.compile("(\\S{69,}|.{1,68})(\\s+|$)");

    @Override
    public void run() {
        machine();
        Engines.all().forEach(Doctor::engine);
        data();
    }

    private static void machine() {
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

    private static void engine(Engine engine) {
        say("Engine", "%s (%s)", engine.name(), engine.version());
        for (Device device : engine.devices()) {
            say("  " + device.name(), "%s", device.problem().orElse("usable"));
        }
    }

    private static void data() {
        try {
            digits(Mnist.directory());
        } catch (NnException unsound) {
            say("MNIST", "%s", unsound.getMessage());
        }
        say("Built in", "%s", count(OpticalDigits.load()));
    }

    private static void digits(Path directory) {
        if (Files.isDirectory(directory)) {
            say("MNIST", "%s, in %s", count(Mnist.load(directory)), directory);
        } else {
            say("MNIST", "the first ./nn mnist downloads it; it is not in %s", directory);
        }
    }

    private static String count(Digits digits) {
        return String.format(
                Locale.ROOT,
                "%,d digits to train on, %,d to test with",
                digits.train().size(),
                digits.test().size());
    }

    private static void say(String what, String format, Object... values) {
        String said = String.format(Locale.ROOT, format, values);
        String lines = LINE.matcher(said)
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.joining(System.lineSeparator() + " ".repeat(12)));
        System.out.printf(Locale.ROOT, "%-12s%s%n", what, lines);
    }
}
