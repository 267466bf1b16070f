package nn.examples.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nn.data.Randoms;

/**
 * Draws opinions from a grammar in which the order of words decides.
 *
 * <pre>
 * opinion = clause
 *         | contrary "but" clause | "although" contrary clause | clause "even though" contrary
 * clause  = "the" topic "was" (degree word | negation word | negation word "at all")
 * </pre>
 *
 * <p>A negation turns its word around, and the clause that is not the contrary decides.
 */
public final class OpinionGrammar {
    private static final List<String> TOPICS =
            List.of("film", "plot", "acting", "music", "ending", "cast", "dialogue", "story");
    private static final List<String> DEGREES = List.of("really", "rather", "so", "truly");
    private static final List<String> NEGATIONS = List.of("not", "never", "hardly");
    private static final List<String> GOOD = List.of("good", "great", "lovely", "funny", "clever", "moving");
    private static final List<String> BAD = List.of("bad", "dull", "silly", "boring", "weak", "clumsy");

    private final Randoms randoms;

    private OpinionGrammar(Randoms randoms) {
        this.randoms = randoms;
    }

    /** Returns that many opinions, no two of them the same. */
    public static List<Opinion> drawn(int count, long seed) {
        OpinionGrammar grammar = new OpinionGrammar(Randoms.of(seed, "opinions", count));
        Set<Opinion> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(grammar.opinion());
        }
        return List.copyOf(drawn);
    }

    private Opinion opinion() {
        boolean liked = randoms.nextInt(2) == 1;
        String sentence = switch (randoms.nextInt(4)) {
            case 0 -> clause(liked);
            case 1 -> clause(!liked) + " but " + clause(liked);
            case 2 -> "although " + clause(!liked) + " " + clause(liked);
            default -> clause(liked) + " even though " + clause(!liked);
        };
        return new Opinion(List.of(sentence.split(" ")), liked);
    }

    private String clause(boolean liked) {
        String start = "the " + any(TOPICS) + " was ";
        return switch (randoms.nextInt(4)) {
            case 0, 1 -> start + any(DEGREES) + " " + any(liked ? GOOD : BAD);
            case 2 -> start + any(NEGATIONS) + " " + any(liked ? BAD : GOOD);
            default -> start + any(NEGATIONS) + " " + any(liked ? BAD : GOOD) + " at all";
        };
    }

    private String any(List<String> words) {
        return words.get(randoms.nextInt(words.size()));
    }
}
