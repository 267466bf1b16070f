package nn.onnx.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    private static Message message(Draft draft) {
        return new Message(ByteBuffer.wrap(draft.toByteArray()));
    }

    private static Message hex(String bytes) {
        return new Message(ByteBuffer.wrap(HexFormat.ofDelimiter(" ").parseHex(bytes)));
    }

    private static String hex(Draft draft) {
        return HexFormat.ofDelimiter(" ").formatHex(draft.toByteArray());
    }

    /** The examples of protobuf.dev/programming-guides/encoding. */
    @Test
    void writesWhatProtobufsOwnGuideShows() {
        assertThat(hex(new Draft().add(1, 150))).isEqualTo("08 96 01");
        assertThat(hex(new Draft().add(2, "testing"))).isEqualTo("12 07 74 65 73 74 69 6e 67");
        assertThat(hex(new Draft().add(3, new Draft().add(1, 150)))).isEqualTo("1a 03 08 96 01");
        assertThat(hex(new Draft().add(6, new long[] {3, 270, 86942}))).isEqualTo("32 06 03 8e 02 9e a7 05");
        assertThat(hex(new Draft().add(1, -2))).isEqualTo("08 fe ff ff ff ff ff ff ff ff 01");
        assertThat(hex(new Draft().add(20, 1.5f))).isEqualTo("a5 01 00 00 c0 3f");
    }

    @Test
    void givesBackWhatWasWritten() {
        ByteBuffer large = ByteBuffer.allocate(10_000).put(9_999, (byte) 7);
        Message found = message(new Draft()
                .add(1, Long.MIN_VALUE)
                .add(2, "schön")
                .add(3, new Draft().add(1, large).add(2, "inner"))
                .add(4, new long[] {0, -1, Long.MAX_VALUE})
                .add(5, 0));
        assertThat(found.number(1)).isEqualTo(Long.MIN_VALUE);
        assertThat(found.text(2)).isEqualTo("schön");
        assertThat(found.message(3).bytes(1)).isEqualTo(large);
        assertThat(found.message(3).text(2)).isEqualTo("inner");
        assertThat(found.numbers(4)).containsExactly(0, -1, Long.MAX_VALUE);
        assertThat(found.has(5)).isTrue();
        assertThat(found.number(5)).isZero();
    }

    @Test
    void tellsWhereBytesStandInAll() {
        byte[] all = new Draft()
                .add(1, 300)
                .add(2, "before")
                .add(3, new Draft().add(1, 1.5f).add(4, new Draft().add(5, "wanted")))
                .add(2, "after")
                .toByteArray();
        Message message = new Message(ByteBuffer.wrap(all));

        int at = message.message(3).messages(4).findFirst().orElseThrow().offset(5);
        assertThat(new String(all, at, 6, StandardCharsets.UTF_8)).isEqualTo("wanted");
        assertThat(new String(all, message.offset(2), 5, StandardCharsets.UTF_8))
                .isEqualTo("after");
        assertThat(message.offset(9)).isZero();
    }

    @Test
    void whatIsNotThereIsEmpty() {
        Message none = hex("");
        assertThat(none.has(1)).isFalse();
        assertThat(none.number(1)).isZero();
        assertThat(none.numbers(1)).isEmpty();
        assertThat(none.text(1)).isEmpty();
        assertThat(none.bytes(1).remaining()).isZero();
        assertThat(none.message(1).message(1).text(1)).isEmpty();
        assertThat(none.messages(1)).isEmpty();
    }

    @Test
    void readsListsThatAreNotPacked() {
        assertThat(hex("08 01 08 96 01 0a 02 05 06").numbers(1)).containsExactly(1, 150, 5, 6);
    }

    @Test
    void theLastValueCountsAndMessagesAreMerged() {
        Message twice = message(new Draft()
                .add(1, 3)
                .add(1, 4)
                .add(2, "a")
                .add(2, "b")
                .add(3, new Draft().add(1, 5).add(2, "left"))
                .add(3, new Draft().add(1, 6)));
        assertThat(twice.number(1)).isEqualTo(4);
        assertThat(twice.text(2)).isEqualTo("b");
        assertThat(twice.texts(2)).containsExactly("a", "b");
        assertThat(twice.message(3).number(1)).isEqualTo(6);
        assertThat(twice.message(3).text(2)).isEqualTo("left");
        assertThat(twice.messages(3)).hasSize(2);
    }

    @Test
    void fieldsNobodyAsksForArePassedOver() {
        assertThat(hex("29 01 02 03 04 05 06 07 08 2d 01 02 03 04 08 07").number(1))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "08, a message ends within a field.",
        "08 80, a message ends within a field.",
        "0d 00 00, a message ends within a field.",
        "09 00, a message ends within a field.",
        "12 05 61, 'a message has a field of 5 bytes, but only 1 are left.'",
        "12 ff ff ff ff ff ff ff ff ff 01, 'a message has a field of 18446744073709551615 bytes, but only 0 are left.'",
        "08 ff ff ff ff ff ff ff ff ff ff 01, a message has a number of more than 64 bits.",
        "0b 08 01 0c, a message has a field of the unknown kind 3.",
    })
    void damageIsToldOf(String bytes, String message) {
        assertThatThrownBy(() -> hex(bytes).requireSound())
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(message + "\nMaybe it was cut short or changed on its way here");
    }

    @Test
    void moreThanAnArrayCanHoldIsCountedAndRefusedInWords() {
        ByteBuffer large = ByteBuffer.allocate(1 << 20);
        Draft draft = new Draft();
        for (int i = 0; i < 2100; i++) {
            draft.add(1, large);
        }
        Draft outer = new Draft().add(2, draft);
        assertThat(outer.size()).isEqualTo(2100L * ((1 << 20) + 4) + 6);
        assertThatThrownBy(outer::toByteArray)
                .isInstanceOf(NnException.class)
                .hasMessage("the network's graph with its weights needs 2202018006 bytes, but ONNX takes at most"
                        + " 2147483639.\nMaybe choose smaller layers.");
    }

    @Test
    void aNumberWhereTextBelongsIsToldOf() {
        assertThatThrownBy(() -> hex("08 01").text(1))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("a message has a number in its field 1, where text or a message belongs.");
    }
}
