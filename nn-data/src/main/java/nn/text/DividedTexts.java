package nn.text;

import java.util.List;
import nn.data.Divisible;
import nn.data.NnException;

/** Lets texts be divided; those that are tested with know that they are held out. */
record DividedTexts(Texts texts) implements Divisible<Texts> {
    @Override
    public int size() {
        return texts.size();
    }

    @Override
    public Texts pick(int... numbers) {
        return texts.pick(false, numbers);
    }

    @Override
    public Texts pickHeldOut(int... numbers) {
        return texts.pick(true, numbers);
    }

    @Override
    public List<?> kinds(String word, String name) {
        if (!name.isEmpty()) {
            throw NnException.of("%s: texts have no columns, so none is \"%s\".", word, name)
                    .maybe("say %s(), by their classes.", word);
        }
        return texts.labels();
    }
}
