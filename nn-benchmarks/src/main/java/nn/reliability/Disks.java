package nn.reliability;

import static nn.Callbacks.onEpochEnd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import nn.Model;
import nn.data.NnException;

/**
 * Takes the disk from trainings that write checkpoints: the training goes on to its end, and the checkpoint before is whole,
 * and resumes to the same; a training whose first checkpoint cannot be written says so.
 *
 * @param failure what befalls the disk
 */
record Disks(Disk.Failure failure) implements Proof {
    private static final int EPOCHS = 12;

    /** Says for each checkpoint that could not be written why; held here, for otherwise nobody would. */
    private static final Logger LOG = Logger.getLogger("nn.train.Checkpoints");

    @Override
    public void run(Course course) throws Exception {
        LOG.setLevel(Level.OFF);
        Optional<Disk> mounted = Disk.mount();
        if (mounted.isEmpty()) {
            course.skip("only root can have a disk of its own, on Linux");
            return;
        }
        Disk disk = mounted.get();
        try {
            Model expected = new Kept("onnx", disk.folder().resolve("whole.onnx")).train(EPOCHS);
            course.each(i -> {
                Kept kept = new Kept("onnx", disk.folder().resolve("training-" + i + ".onnx"));
                expectRefused(course, kept, disk);
                byte[] before = befallen(course, kept, disk, expected);
                course.expect(Arrays.equals(Files.readAllBytes(kept.file()), before), "the checkpoint is another");
                Model resumed = kept.train(EPOCHS);
                course.expect(resumed.state().equals(expected.state()), "resumed, it has other weights");
                course.expect(resumed.history().equals(expected.history()), "resumed, it has another history");
                course.expect(!kept.hasDraft(), "a draft was left");
            });
        } finally {
            disk.unmount();
        }
    }

    private void expectRefused(Course course, Kept kept, Disk disk) throws IOException, InterruptedException {
        failure.begin(disk);
        try {
            kept.train(EPOCHS);
            course.expect(false, "it trained without any checkpoint");
        } catch (NnException refused) {
            String said = String.valueOf(refused.getMessage());
            course.expect(said.startsWith(kept.file() + " could not be written: "), "it said %s", said);
        } finally {
            failure.end(disk);
        }
    }

    /** Trains to the end though the disk fails after some epoch, and returns the checkpoint that it holds by then. */
    private byte[] befallen(Course course, Kept kept, Disk disk, Model expected)
            throws IOException, InterruptedException {
        int last = 1 + course.random().nextInt(EPOCHS - 2);
        byte[][] before = new byte[1][];
        Model trained = kept.train(EPOCHS, onEpochEnd(training -> {
            if (training.epoch() == last) {
                before[0] = taken(disk, kept.file());
            }
        }));
        failure.end(disk);
        course.expect(trained.state().equals(expected.state()), "it ended with other weights");
        return before[0];
    }

    private byte[] taken(Disk disk, Path file) {
        try {
            failure.begin(disk);
            return Files.readAllBytes(file);
        } catch (IOException | InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
