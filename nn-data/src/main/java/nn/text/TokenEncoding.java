package nn.text;

import java.util.List;
import nn.data.Given;

/**
 * Holds the tokens of a text, one number each in all four lists.
 *
 * @param ids the numbers of the tokens
 * @param tokens the tokens themselves
 * @param typeIds 0 for the first text, 1 for the second, as far as the model tells them apart
 * @param attentionMask 1 for a token, 0 for padding
 */
public record TokenEncoding(
        List<Integer> ids, List<String> tokens, List<Integer> typeIds, List<Integer> attentionMask) {
    /** Copies the lists. */
    public TokenEncoding {
        ids = Given.all("a token encoding: id", ids);
        tokens = Given.all("a token encoding: token", tokens);
        typeIds = Given.all("a token encoding: type id", typeIds);
        attentionMask = Given.all("a token encoding: mask number", attentionMask);
    }
}
