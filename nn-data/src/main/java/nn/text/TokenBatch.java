package nn.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nn.data.Given;
import nn.data.Tensor;

/**
 * Holds the tokens of several texts as rows of one length.
 *
 * @param ids the numbers of the tokens, int32 [n, length]
 * @param attentionMask 1 for a token, 0 for padding, int32 [n, length]
 * @param typeIds 0 for the first text, 1 for the second, as far as the model tells them apart, int32 [n, length]
 */
public record TokenBatch(Tensor ids, Tensor attentionMask, Tensor typeIds) {
    /** Refuses what is missing. */
    public TokenBatch {
        Given.value("a token batch: the ids", ids);
        Given.value("a token batch: the attention mask", attentionMask);
        Given.value("a token batch: the type ids", typeIds);
    }

    static TokenBatch of(List<TokenRow> rows) {
        return new TokenBatch(all(rows, TokenRow::ids), all(rows, TokenRow::mask), all(rows, TokenRow::types));
    }

    private static Tensor all(List<TokenRow> rows, Function<TokenRow, int[]> part) {
        return Tensor.of(rows.stream().map(part).toArray(int[][]::new));
    }

    /**
     * Names the rows as models of HuggingFace name their inputs.
     *
     * @return {@code input_ids}, {@code attention_mask} and {@code token_type_ids}
     */
    public Map<String, Tensor> inputs() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", ids);
        inputs.put("attention_mask", attentionMask);
        inputs.put("token_type_ids", typeIds);
        return inputs;
    }
}
