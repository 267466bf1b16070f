package nn.loss;

import nn.data.NnException;

/**
 * Counts the labels of a row, and the steps that they need at least.
 *
 * @param labels how many there are before the blanks
 * @param steps one each, and one more between a label and its like
 */
record Spelled(int labels, int steps) {
    static Spelled of(int[] all, int from, int to, int row) {
        Spelled spelled = new Spelled(0, 0);
        for (int i = from; i < to; i++) {
            if (all[i] != 0 && spelled.labels < i - from) {
                throw NnException.of("row %d: the label %d stands after a blank, which is 0.", row, all[i])
                        .maybe("pad rows at their ends; count labels from 1.");
            }
            boolean isRepeated = i > from && all[i] == all[i - 1];
            spelled = all[i] == 0 ? spelled : new Spelled(spelled.labels + 1, spelled.steps + (isRepeated ? 2 : 1));
        }
        return spelled;
    }
}
