package nn.testkit;

import nn.op.Dims;

/**
 * Sees an array as many lanes along one of its axes.
 *
 * @param before the product of the sizes before the axis
 * @param size the size of the axis
 * @param after the product of the sizes after the axis
 */
record Lanes(int before, int size, int after) {
    /** Does something for one lane. */
    @FunctionalInterface
    interface Visit {
        /** Gets the place of the lane's first element. */
        void lane(int first);
    }

    static Lanes of(Dims dims, int axis) {
        int after = (int) dims.count(axis + 1);
        long before = 1;
        for (int i = 0; i < axis; i++) {
            before *= dims.size(i);
        }
        return new Lanes((int) before, (int) dims.size(axis), after);
    }

    /** Returns the place of an element of the lane that begins at a place. */
    int place(int first, int index) {
        return first + index * after;
    }

    /** Sees lanes of another length. */
    Lanes sized(int other) {
        return new Lanes(before, other, after);
    }

    void each(Visit visit) {
        for (int i = 0; i < before; i++) {
            for (int j = 0; j < after; j++) {
                visit.lane(i * size * after + j);
            }
        }
    }

    /** Returns the first place of the same lane where lanes are of this length. */
    int same(Lanes other, int first) {
        return first / (other.size * other.after) * size * after + first % other.after;
    }
}
