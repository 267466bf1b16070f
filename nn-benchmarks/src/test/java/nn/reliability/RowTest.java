package nn.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final Footprint BEFORE = new Footprint(5 << 20, 300L << 20, 20, 50);
    private static final Promise PROMISE = new Promise("p", "promised", 10, 1, course -> {});

    private static Course course(int times) throws InterruptedException {
        Course course = new Course(times, 7, () -> BEFORE);
        course.each(i -> {});
        return course;
    }

    private static Row row(Course course, Footprint end) {
        return new Row(PROMISE, course, end, 1.6, 7);
    }

    @Test
    void tellsWhatWasTriedAndWhatItTook() throws InterruptedException {
        Row row = row(course(10), new Footprint(5 << 20, 301L << 20, 21, 50));
        assertThat(row.text())
                .isEqualTo("| `p` | promised | 10 | 0 | 0 | 0 |"
                        + " heap 5.0 → 5.0 MB, resident 300 → 301 MB, threads 20 → 21, files 50 → 50 | 2 | 7 |");
        assertThat(row.isKept()).isTrue();
    }

    @Test
    void isNotKeptWhereSomethingWasLostOrThrown() throws InterruptedException {
        Course lost = course(10);
        lost.expect(false, "one of %d", 10);
        assertThat(row(lost, BEFORE).text()).contains("| 10 | 1 | 0 | 0 |");
        assertThat(row(lost, BEFORE).isKept()).isFalse();

        Course thrown = new Course(10, 7, () -> BEFORE);
        thrown.each(i -> {
            if (i == 3) {
                throw new IllegalStateException("on purpose");
            }
        });
        assertThat(row(thrown, BEFORE).text()).contains("| 10 | 0 | 0 | 1 |");
        assertThat(row(thrown, BEFORE).isKept()).isFalse();
    }

    @Test
    void isNotKeptWhereAnythingGrew() throws InterruptedException {
        Course course = course(10);
        for (Footprint more : List.of(
                new Footprint(8 << 20, 300L << 20, 20, 50),
                new Footprint(5 << 20, 320L << 20, 20, 50),
                new Footprint(5 << 20, 300L << 20, 24, 50),
                new Footprint(5 << 20, 300L << 20, 20, 52))) {
            assertThat(row(course, more).isKept()).as(more.toString()).isFalse();
            assertThat(row(course, more).text()).contains(" **grew** |");
        }
        assertThat(row(course(9), new Footprint(8 << 20, 0, 0, 0)).isKept()).isTrue();
    }

    @Test
    void saysWhyNothingWasTried() {
        Course course = new Course(10, 7, () -> BEFORE);
        course.skip("no disk");
        assertThat(row(course, BEFORE).text()).isEqualTo("| `p` | promised | skipped: no disk | | | | | | |");
        assertThat(row(course, BEFORE).isKept()).isTrue();
    }

    @Test
    void aProgramThatCrashesHasItsRow() throws IOException, InterruptedException {
        Child.Ended ended = Child.of(RowTest.class, 1).run();
        assertThat(Row.of(PROMISE, ended, 7))
                .startsWith("| `p` | promised | ? | ? | **1** | ? | **it ended with status 134** | ")
                .endsWith(" | 7 |");
    }

    /** Crashes. */
    public static void main(String[] args) {
        System.out.println("not a row");
        Runtime.getRuntime().halt(134);
    }
}
