package nn.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tries each promise as often as a build can bear; two class loaders need a JVM of their own, and have their test elsewhere. */
class PromisesTest {
    @ParameterizedTest
    @CsvSource({
        "fits, 20",
        "loads, 20",
        "predictions, 2000",
        "steps, 2000",
        "crowd, 32000",
        "interrupts, 40",
        "exceptions, 60",
        "kills, 2",
        "full-disks, 2",
        "read-only-disks, 2",
        "file-sizes, 1"
    })
    void isKept(String name, int times) throws Exception {
        long seed = new Random().nextInt(1_000_000);
        Course course = new Course(times, seed, () -> Footprint.NOISE);
        Promises.named(name).proof().run(course);
        assumeThat(course.skipped()).isEmpty();
        assertThat(course.done()).isEqualTo(times);
        assertThat(course.lost()).as("lost with seed %d", seed).isZero();
        assertThat(course.foreign()).as("foreign exceptions with seed %d", seed).isZero();
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"dl4j-fits, 20", "dl4j-predictions, 2000", "dl4j-interrupts, 20", "dl4j-exceptions, 60", "dl4j-kills, 1"
    })
    void isKeptByTheEngineDl4jToo(String name, int times) throws Exception {
        isKept(name, times);
    }
}
