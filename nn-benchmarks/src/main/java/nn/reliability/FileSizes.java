package nn.reliability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets the system end files where a checkpoint is not yet whole ({@code ulimit -f}): a training that goes on from one ends,
 * one that begins says what is wrong, and the checkpoint before is whole, and resumes to the same.
 */
final class FileSizes implements Proof {
    private static final int FEW = 5;

    @Override
    public void run(Course course) throws Exception {
        Path folder = Files.createTempDirectory("nn-sizes-");
        Kept whole = new Kept("onnx", folder.resolve("whole.onnx"));
        whole.train(Kept.EPOCHS);
        course.each(i -> {
            Kept kept = new Kept("onnx", folder.resolve("training-" + i + ".onnx"));
            Child.Ended refused = limited(kept.program()).run();
            course.expect(refused.status() == Kept.REFUSED, "without a checkpoint it ended with %d", refused.status());
            course.expect(
                    String.join("\n", refused.lines()).startsWith(kept.file() + " could not be written: "),
                    "it said %s",
                    refused.lines());

            kept.train(FEW + course.random().nextInt(FEW));
            byte[] before = Files.readAllBytes(kept.file());
            Child.Ended ended = limited(kept.program()).run();
            course.expect(ended.status() == 0, "going on, it ended with %d: %s", ended.status(), ended.lines());
            course.expect(Arrays.equals(Files.readAllBytes(kept.file()), before), "the checkpoint is another");

            kept.train(Kept.EPOCHS);
            kept.expectSame(course, whole.file());
        });
        Folders.delete(folder);
    }

    /** Gives files 512 or 1024 bytes, by the shell's unit; the JVM itself would write more than that only for tools. */
    private static Child limited(Child program) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 1 && exec \"$@\" 2> /dev/null", "sh"));
        command.addAll(program.command());
        command.add(5, "-XX:-UsePerfData");
        return new Child(command, program.minutes());
    }
}
