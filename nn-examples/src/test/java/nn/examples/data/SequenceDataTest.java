package nn.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceDataTest {
    @Test
    void changesAsMackeyAndGlassWrote() {
        assertThat(MackeyGlass.change(0.5, 1)).isCloseTo(0.2 / 2 - 0.05, within(1e-12));
        assertThat(MackeyGlass.change(1, 1)).isCloseTo(0, within(1e-12)); // where it could rest
    }

    @Test
    void isChaotic() {
        float[] series = MackeyGlass.series(1000, 1.2);
        float[] nearly = MackeyGlass.series(1000, 1.2001);

        float apart = 0;
        for (int i = 0; i < series.length; i++) {
            apart = Math.max(apart, Math.abs(series[i] - nearly[i]));
            assertThat(series[i]).isBetween(0.2f, 1.4f);
        }
        assertThat(apart).isGreaterThan(0.3f);
    }

    @Test
    void holdsAllTwelveVerses() {
        List<List<String>> verses = Rhyme.verses();

        assertThat(verses)
                .hasSize(12)
                .allMatch(verse -> verse.get(verse.size() - 1).equals("."));
        assertThat(verses.get(0)).containsExactly("this", "is", "the", "house", "that", "jack", "built", ".");
        for (int i = 2; i < 12; i++) {
            List<String> before = verses.get(i - 1);
            assertThat(verses.get(i)).endsWith(before.subList(3, before.size()).toArray(String[]::new));
        }
    }

    @Test
    void guessesWhatFollowedMostOften() {
        Bigrams bigrams = new Bigrams(new int[] {1, 2, 1, 3, 1, 3, 3, 3}, 5);

        assertThat(bigrams.next(1)).isEqualTo(3);
        assertThat(bigrams.next(2)).isEqualTo(1);
        assertThat(bigrams.next(4)).isEqualTo(3); // new: the most frequent of all
    }
}
