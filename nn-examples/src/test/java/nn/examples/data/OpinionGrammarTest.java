package nn.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpinionGrammarTest {
    private static final Set<String> GOOD = Set.of("good", "great", "lovely", "funny", "clever", "moving");
    private static final Set<String> NEGATIONS = Set.of("not", "never", "hardly");

    /** Reads a clause as a person would. */
    private static boolean praises(String clause) {
        List<String> words = List.of(clause.strip().split(" "));
        return words.stream().anyMatch(GOOD::contains) != words.stream().anyMatch(NEGATIONS::contains);
    }

    private static boolean liked(String sentence) {
        if (sentence.startsWith("although")) {
            return praises(sentence.substring(sentence.lastIndexOf("the ")));
        }
        if (sentence.contains("but")) {
            return praises(sentence.substring(sentence.indexOf("but")));
        }
        return praises(sentence.split("even though", -1)[0]);
    }

    @Test
    void labelsWhatASentenceSays() {
        assertThat(OpinionGrammar.drawn(2000, 3)).allMatch(opinion -> opinion.liked() == liked(opinion.toString()));
    }

    @Test
    void drawsSentencesOfDifferentLengthsAndNoneTwice() {
        List<Opinion> opinions = OpinionGrammar.drawn(2000, 0);

        assertThat(opinions).doesNotHaveDuplicates().hasSize(2000);
        assertThat(opinions.stream()
                        .map(opinion -> opinion.words().size())
                        .distinct()
                        .sorted())
                .startsWith(5)
                .endsWith(16);
        assertThat(opinions.stream().filter(Opinion::liked).count()).isBetween(900L, 1100L);
    }

    @Test
    void drawsFromTheSeed() {
        assertThat(OpinionGrammar.drawn(10, 1))
                .isEqualTo(OpinionGrammar.drawn(10, 1))
                .isNotEqualTo(OpinionGrammar.drawn(10, 2));
    }
}
