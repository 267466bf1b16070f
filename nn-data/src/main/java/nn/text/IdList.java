package nn.text;

import java.util.Arrays;

/** Numbers of tokens, one after the other. */
final class IdList {
    private int[] ids = new int[16];
    private int size;

    void add(int id) {
        room(1);
        ids[size++] = id;
    }

    void addAll(int... more) {
        room(more.length);
        System.arraycopy(more, 0, ids, size, more.length);
        size += more.length;
    }

    private void room(int more) {
        if (size + more > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + more));
        }
    }

    int[] toArray() {
        return Arrays.copyOf(ids, size);
    }
}
