package nn.data;

/** Looks at numbers of rows that are picked. */
final class Picks {
    private Picks() {}

    /** Returns the first number, and refuses those that no row has. */
    static int requireRows(int[] numbers, int rows) {
        if (Given.value("pick: the numbers", numbers).length == 0) {
            throw NnException.of("pick: at least one row must be picked, but none was.");
        }
        for (int number : numbers) {
            if (number < 0 || number >= rows) {
                throw NnException.of("pick: the dataset has rows 0 to %d, but row %d was asked for.", rows - 1, number);
            }
        }
        return numbers[0];
    }

    /** Returns whether each row follows on the one before. */
    static boolean isRun(int... numbers) {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] != numbers[i - 1] + 1) {
                return false;
            }
        }
        return true;
    }
}
