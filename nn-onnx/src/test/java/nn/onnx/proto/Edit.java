package nn.onnx.proto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes a message apart, so that a test can damage it in one place. */
public final class Edit {
    private final List<Message.Value> fields;

    private Edit(List<Message.Value> fields) {
        this.fields = fields;
    }

    public static Edit of(ByteBuffer message) {
        return new Edit(new ArrayList<>(new Message(message).values().toList()));
    }

    /** Leaves a field out. */
    public Edit without(int field) {
        fields.removeIf(value -> value.field() == field);
        return this;
    }

    /** Adds what a draft holds, so that a field may be there twice. */
    public Edit with(Draft more) {
        new Message(ByteBuffer.wrap(more.toByteArray())).values().forEach(fields::add);
        return this;
    }

    /** Replaces a field by what a draft holds. */
    public Edit set(int field, Draft other) {
        return without(field).with(other);
    }

    /** Changes the first message in a field. */
    public Edit first(int field, Consumer<Edit> change) {
        return first(field, message -> true, change);
    }

    /** Changes the first message in a field that is meant. */
    public Edit first(int field, Predicate<Message> which, Consumer<Edit> change) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).field() == field
                    && which.test(new Message(fields.get(i).bytes()))) {
                Edit inner = of(fields.get(i).bytes());
                change.accept(inner);
                fields.set(i, new Message.Value(field, 2, 0, ByteBuffer.wrap(inner.bytes()), 0));
                return this;
            }
        }
        throw new AssertionError("there is no such message");
    }

    public byte[] bytes() {
        Draft draft = new Draft();
        for (Message.Value value : fields) {
            switch (value.type()) {
                case 0 -> draft.add(value.field(), value.number());
                case 2 -> draft.add(value.field(), value.part());
                case 5 -> draft.add(value.field(), Float.intBitsToFloat((int) value.number()));
                default -> throw new AssertionError("no message of ours has doubles");
            }
        }
        return draft.toByteArray();
    }
}
