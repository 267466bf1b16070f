package nn.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the places of words as they are spelled, and else by the numbers that they stand for.
 *
 * @param spelled finds them as they are spelled
 * @param known the numbers
 */
record NumberPlaces(Places spelled, Known known) implements Places {
    @Override
    public int of(String word) {
        int place = spelled.of(word);
        return place < 0 ? known.place(number(word)) : place;
    }

    /** Returns the number that a word stands for, 0 for -0; NaN for a word, and for what may be a code, such as 01234. */
    static double number(String word) {
        return NumberText.PLAIN.reading(true).parse(word) + 0.0;
    }

    /** Holds numbers with their places, and counts them when one is first asked for. */
    static final class Known {
        private final List<String> words;
        private final Map<Double, Integer> exact = new HashMap<>();
        private final Map<Float, Integer> rounded = new HashMap<>();
        private boolean isGathered;

        Known(List<String> words) {
            this.words = words;
        }

        int place(double number) {
            if (Double.isNaN(number)) {
                return -1;
            }
            gather();
            Integer place = exact.get(number);
            return place == null ? ofFloat(number) : place;
        }

        private void gather() {
            for (int i = 0; i < words.size() && !isGathered; i++) {
                double number = number(words.get(i));
                if (!Double.isNaN(number)) {
                    exact.putIfAbsent(number, i);
                    rounded.putIfAbsent((float) number, i);
                }
            }
            isGathered = true;
        }

        /** Takes a fraction and the float nearest to it for the same: 0.1 and 0.1f. */
        private int ofFloat(double number) {
            int place = NumberCells.isWhole(number) ? -1 : rounded.getOrDefault((float) number, -1);
            boolean isFloat = place >= 0 && (isFloat(number) || isFloat(number(words.get(place))));
            return isFloat ? place : -1;
        }

        private static boolean isFloat(double number) {
            return number == (float) number;
        }
    }
}
