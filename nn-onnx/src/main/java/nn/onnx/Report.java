package nn.onnx;

import java.nio.file.Path;
import java.util.Locale;
import nn.data.Given;
import nn.onnx.file.AtomicFile.Written;
import nn.onnx.proto.Draft;

/**
 * Says what was saved, and how it was verified.
 *
 * @param path the file
 * @param bytes its size
 * @param sha256 of its bytes, in hexadecimal
 * @param rows how many rows were predicted both by the model and by ONNX Runtime from the file
 * @param difference the greatest difference found
 * @param tolerance the greatest difference allowed
 * @param preprocessing where the file keeps what makes the model's rows, {@code in the graph, of …} or {@code in the
 *     metadata, …}, and why; empty where there is none
 */
public record Report(
        Path path, long bytes, String sha256, int rows, double difference, double tolerance, String preprocessing) {
    /** Refuses what is missing. */
    public Report {
        Given.value("a report: the path", path);
        Given.value("a report: the sha256", sha256);
        Given.value("a report: the preprocessing", preprocessing);
    }

    static Report of(
            Path path, Draft draft, Written<Double> written, Verification made, Export form, Placement placement) {
        return new Report(
                path, draft.size(), written.sha256(), made.rows(), written.found(), form.tolerance(), placement.text());
    }

    /** Writes one line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %,d bytes, verified by %d rows: greatest difference %.2e of %.0e allowed%s",
                path,
                bytes,
                rows,
                difference,
                tolerance,
                preprocessing.isEmpty() ? "" : "; preprocessing " + preprocessing);
    }
}
