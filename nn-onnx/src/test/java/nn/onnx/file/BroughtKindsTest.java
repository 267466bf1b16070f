package nn.onnx.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import nn.data.Preprocessing;
import nn.spi.Preprocessings;
import org.junit.jupiter.api.Test;

/** Kinds of preprocessing that another module brings. */
class BroughtKindsTest {
    /** Holds the kinds as a module's classes would. */
    interface Brought {
        /**
         * A kind.
         *
         * @param parts several
         * @param most a component added since
         * @param name optional
         */
        record Scaled(List<Part> parts, int most, Optional<String> name) implements Preprocessing {}

        /**
         * A part.
         *
         * @param scale a number
         */
        record Part(double scale) {}
    }

    private static final Brought.Scaled SCALED =
            new Brought.Scaled(List.of(new Brought.Part(0.1), new Brought.Part(2)), 7, Optional.of("x"));

    private static final Preprocessings LIBRARY = new Preprocessings() {
        @Override
        public List<Class<? extends Preprocessing>> classes() {
            return List.of(Brought.Scaled.class);
        }

        @Override
        public List<Record> defaults() {
            return List.of(new Brought.Scaled(List.of(), 20, Optional.empty()));
        }
    };

    private static final RecordCodec CODEC = new RecordCodec(Vocabulary.with(List.of(LIBRARY)));

    @Test
    void theyBearTheirNamesAsOnesOwn() {
        String json = CODEC.write(SCALED).toString();
        assertThat(json)
                .isEqualTo("{\"type\":\"Brought.Scaled\",\"parts\":[{\"type\":\"Brought.Part\",\"scale\":0.1},"
                        + "{\"type\":\"Brought.Part\",\"scale\":2.0}],\"most\":7,\"name\":[\"x\"]}");
        assertThat(CODEC.read(JsonParser.parseString(json), Preprocessing.class))
                .isEqualTo(SCALED);
    }

    @Test
    void componentsThatAnOlderFileLacksTakeTheirDefaults() {
        assertThat(CODEC.read(JsonParser.parseString("{\"type\":\"Brought.Scaled\"}"), Preprocessing.class))
                .isEqualTo(new Brought.Scaled(List.of(), 20, Optional.empty()));
    }
}
