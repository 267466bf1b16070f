package nn.examples.data;

import java.util.List;

/**
 * A sentence about a film.
 *
 * @param words what it says
 * @param liked whether its speaker liked the film
 */
public record Opinion(List<String> words, boolean liked) {
    /** Copies the words. */
    public Opinion {
        words = List.copyOf(words);
    }

    /** Returns the sentence. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
