package nn.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Austin Appleby's MurmurHash3 of 32 bits: the same number for the same word, wherever and whenever it is computed. */
final class Murmur {
    private Murmur() {}

    /** Hashes a word's UTF-8 bytes, with the seed 0. */
    static int hash(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        ByteBuffer blocks = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = 0;
        while (blocks.remaining() >= 4) {
            hash = Integer.rotateLeft(hash ^ scrambled(blocks.getInt()), 13) * 5 + 0xe6546b64;
        }
        int rest = 0;
        for (int shift = 0; blocks.hasRemaining(); shift += 8) {
            rest |= (blocks.get() & 0xff) << shift;
        }
        return mixed(hash ^ scrambled(rest) ^ bytes.length);
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
