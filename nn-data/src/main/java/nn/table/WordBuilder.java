package nn.table;

import java.util.ArrayList;
import java.util.List;

/** Gathers words, each kept once, without making a string of one that is known. */
final class WordBuilder {
    private final List<String> words = new ArrayList<>();
    private final Ints codes = new Ints();

    /** Open addressing: 1 + the place of a word, 0 where there is none. */
    private int[] slots = new int[64];

    /** Adds a word, or a missing one if it is empty; returns its code. */
    int add(String word) {
        return add(word.toCharArray(), 0, word.length());
    }

    int add(char[] text, int from, int length) {
        if (length == 0) {
            return addMissing();
        }
        int slot = slot(text, from, length);
        if (slots[slot] == 0) {
            words.add(new String(text, from, length));
            slots[slot] = words.size();
            codes.add(words.size() - 1);
            growIfFull();
            return words.size() - 1;
        }
        return addCode(slots[slot] - 1);
    }

    int addCode(int code) {
        codes.add(code);
        return code;
    }

    int addMissing() {
        return addCode(WordCells.MISSING);
    }

    private int slot(char[] text, int from, int length) {
        int slot = spread(hash(text, from, length));
        while (slots[slot] != 0 && !isWord(words.get(slots[slot] - 1), text, from, length)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** Hashes as {@link String#hashCode} does. */
    private static int hash(char[] text, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    private int spread(int hash) {
        int mixed = hash * 0x9e3779b9;
        return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    }

    private static boolean isWord(String word, char[] text, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private void growIfFull() {
        if (2 * words.size() <= slots.length) {
            return;
        }
        slots = new int[2 * slots.length];
        for (int place = 0; place < words.size(); place++) {
            int slot = spread(words.get(place).hashCode());
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
    }

    int size() {
        return codes.size();
    }

    WordCells cells(ColumnType type) {
        return new WordCells(type, List.copyOf(words), codes.values());
    }

    WordCells inferred() {
        return WordCells.inferred(List.copyOf(words), codes.values());
    }
}
