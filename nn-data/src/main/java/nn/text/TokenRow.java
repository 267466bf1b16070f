package nn.text;

import java.util.Arrays;

/** The tokens of one row, with their types, and 1 for those that are no padding. */
record TokenRow(int[] ids, int[] types, int[] mask) {
    static TokenRow of(int[] ids, int[] types) {
        int[] mask = new int[ids.length];
        Arrays.fill(mask, 1);
        return new TokenRow(ids, types, mask);
    }

    int length() {
        return ids.length;
    }

    /** Fills up to a length, before the tokens or after them. */
    TokenRow padded(int length, int id, int type, boolean before) {
        return length <= ids.length
                ? this
                : new TokenRow(
                        padded(ids, length, id, before),
                        padded(types, length, type, before),
                        padded(mask, length, 0, before));
    }

    private static int[] padded(int[] row, int length, int filler, boolean before) {
        int[] padded = new int[length];
        Arrays.fill(padded, filler);
        System.arraycopy(row, 0, padded, before ? length - row.length : 0, row.length);
        return padded;
    }
}
