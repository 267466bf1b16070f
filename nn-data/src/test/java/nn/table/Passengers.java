package nn.table;

import java.time.LocalDate;
import java.util.List;

/** Four passengers, one of whose ages is missing, that tests learn features from. */
final class Passengers {
    static final Table TRAIN = Table.of(
            Column.numbers("age", 20, 40, Double.NaN, 60),
            Column.of("sex", List.of("male", "female", "female", "male")),
            Column.of(
                    "born",
                    List.of(
                            LocalDate.of(2024, 1, 1),
                            LocalDate.of(2023, 4, 2),
                            LocalDate.of(2024, 7, 3),
                            LocalDate.of(2025, 10, 4))),
            Column.numbers("survived", 0, 1, 1, 0));

    private Passengers() {}
}
