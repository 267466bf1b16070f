package nn.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;
import nn.data.Randoms;

/** Damages the fields of a message in protobuf's wire format. */
final class FieldMutation {
    private static final int DEEPEST = 12;

    private FieldMutation() {}

    static byte[] damaged(byte[] whole, Randoms randoms) {
        return damaged(whole, DEEPEST, randoms);
    }

    private static byte[] damaged(byte[] whole, int deepest, Randoms randoms) {
        List<WireField> fields = new ArrayList<>(deepest == 0 ? List.of() : WireField.parse(whole));
        if (fields.isEmpty()) {
            return isText(whole) ? TokenMutation.damaged(whole, randoms) : ByteMutation.damaged(whole, randoms);
        }
        int at = randoms.nextInt(2) == 0 ? randoms.nextInt(fields.size()) : heavy(fields, randoms);
        WireField field = fields.get(at);
        if (field.hasLength() && randoms.nextInt(8) > 0) {
            fields.set(at, field.with(damaged(field.content(), deepest - 1, randoms)));
        } else {
            change(fields, at, randoms);
        }
        return WireField.written(fields);
    }

    private static boolean isText(byte[] content) {
        return content.length > 0 && (content[0] == '{' || content[0] == '[');
    }

    /** Finds a field, the more likely the more bytes it has. */
    private static int heavy(List<WireField> fields, Randoms randoms) {
        int left = randoms.nextInt(
                fields.stream().mapToInt(field -> 1 + field.content().length).sum());
        int at = 0;
        while (left > fields.get(at).content().length) {
            left -= 1 + fields.get(at).content().length;
            at++;
        }
        return at;
    }

    private static void change(List<WireField> fields, int at, Randoms randoms) {
        WireField field = fields.get(at);
        switch (randoms.nextInt(6)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(at, field);
            case 2 -> fields.set(at, fields.set(randoms.nextInt(fields.size()), field));
            case 3 -> fields.set(at, new WireField(field.key() ^ 8L << randoms.nextInt(5), field.content()));
            default -> fields.set(at, field.with(content(field, randoms)));
        }
    }

    private static byte[] content(WireField field, Randoms randoms) {
        return field.isNumber()
                ? WireField.varint(randoms.nextInt(2) == 0 ? randoms.nextInt(32) : ByteMutation.number(randoms))
                : ByteMutation.damaged(field.content(), randoms);
    }
}
