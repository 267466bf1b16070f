package nn.testkit.fuzz;

import nn.data.Randoms;

/** Damages a file in one way. */
@FunctionalInterface
public interface Mutation {
    /**
     * Damages a file.
     *
     * @param whole its bytes, which stay as they are
     * @param randoms decides what is damaged, and how
     * @return the damaged bytes; where this kind of damage cannot be done to them, other damage
     */
    byte[] damaged(byte[] whole, Randoms randoms);

    /**
     * Returns what damages any file: bits flip, bytes are overwritten, numbers become huge or negative, runs are cut off,
     * taken out, put in, doubled or swapped.
     *
     * @return the mutation of bytes
     */
    static Mutation bytes() {
        return ByteMutation::damaged;
    }

    /**
     * Returns what damages texts such as JSON or CSV: values become null, empty, huge, long, deep or of another type; names
     * and values are doubled, swapped or taken out.
     *
     * @return the mutation of words, numbers, texts in quotes, and what stands in brackets
     */
    static Mutation tokens() {
        return TokenMutation::damaged;
    }

    /**
     * Returns what damages the fields of a message in protobuf's wire format, at any depth, so that all lengths around them
     * fit again; a text in JSON is damaged as one.
     *
     * @return the mutation of fields
     */
    static Mutation fields() {
        return FieldMutation::damaged;
    }

    /**
     * Damages what is packed in a gzip file.
     *
     * @param within what damages the unpacked bytes
     * @return the mutation of a file whose checksum fits again
     */
    static Mutation gzipped(Mutation within) {
        return (whole, randoms) -> Packing.gzipped(whole, unpacked -> within.damaged(unpacked, randoms));
    }

    /**
     * Damages an entry of a zip file.
     *
     * @param ending how the names of those end among which one is chosen, such as {@code .json}
     * @param within what damages the unpacked bytes
     * @return the mutation of a file whose checksums fit again
     */
    static Mutation zipped(String ending, Mutation within) {
        return (whole, randoms) -> Packing.zipped(whole, ending, randoms, entry -> within.damaged(entry, randoms));
    }

    /**
     * Damages a header before which its length stands, little-endian.
     *
     * @param at where the length stands
     * @param width how many bytes the length has
     * @param within what damages the header
     * @return the mutation of a file whose length fits again
     */
    static Mutation prefixed(int at, int width, Mutation within) {
        return (whole, randoms) -> Packing.prefixed(whole, at, width, header -> within.damaged(header, randoms));
    }
}
