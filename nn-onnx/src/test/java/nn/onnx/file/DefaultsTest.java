package nn.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import nn.Optimizers;
import nn.data.NnException;
import nn.optimizer.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultsTest {
    private static final RecordCodec CODEC = new RecordCodec();

    static List<Defaults.Default> all() {
        return Defaults.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNotRequiredMayBeMissing(Defaults.Default known) {
        JsonObject json = CODEC.write(known.value()).getAsJsonObject();
        for (String component : List.copyOf(json.keySet())) {
            if (!component.equals("type") && !known.required().contains(component)) {
                json.remove(component);
            }
        }
        assertThat(CODEC.read(json, known.value().getClass())).isEqualTo(known.value());
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsRequiredIsMissedByName(Defaults.Default known) {
        for (String component : known.required()) {
            JsonObject json = CODEC.write(known.value()).getAsJsonObject();
            boolean list = json.get(component).isJsonArray();
            json.remove(component);
            if (!list) {
                assertThatThrownBy(() -> CODEC.read(json, known.value().getClass()))
                        .isInstanceOf(NnException.class)
                        .hasMessage(
                                "the %s has no \"%s\".",
                                known.value().getClass().getSimpleName(), component);
            }
        }
    }

    @Test
    void anAdamOfBeforeItsLastComponentLoads() {
        Adam adam = Optimizers.adam(0.5).beta1(0.8);
        JsonObject json = CODEC.write(adam).getAsJsonObject();
        json.remove("options");
        json.remove("epsilon");
        assertThat(CODEC.read(json, Adam.class)).isEqualTo(adam);
    }

    @Test
    void aComponentOfANewerVersionIsNotPassedOver() {
        JsonObject json = CODEC.write(Optimizers.adam()).getAsJsonObject();
        json.addProperty("lookAhead", true);
        assertThatThrownBy(() -> CODEC.read(json, Adam.class))
                .isInstanceOf(NnException.class)
                .hasMessage("the Adam has [lookAhead], which this version does not know.\n"
                        + "Maybe the file was written by a newer version.");
    }

    @Test
    void whatAnotherProgramPutWhereADescriptionBelongsIsRefused() {
        Stream.of(
                        "{\"type\":\"Architecture\",\"input\":[2],\"layers\":[\"x\"],\"frozen\":[]}",
                        "{\"type\":\"Architecture\",\"input\":[2],\"layers\":[null],\"frozen\":[]}",
                        "{\"type\":\"Architecture\",\"input\":\"2\",\"layers\":[],\"frozen\":[]}",
                        "{\"type\":\"Architecture\",\"input\":[4294967297],\"layers\":[],\"frozen\":[]}",
                        "{\"type\":[],\"input\":[2],\"layers\":[],\"frozen\":[]}",
                        "[]",
                        "null",
                        "7")
                .forEach(text -> assertThatThrownBy(() -> CODEC.read(JsonParser.parseString(text), Chain.class))
                        .as(text)
                        .isInstanceOf(NnException.class));
    }
}
