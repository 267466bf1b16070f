package nn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts one text or two together with special tokens, such as {@code [CLS] a [SEP] b [SEP]}.
 *
 * @param single the parts of one text
 * @param pair the parts of two
 */
record PostTemplate(List<Part> single, List<Part> pair) {
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int SPECIAL = 2;

    /** A text or special tokens, and the number of the kind that all its tokens have. */
    record Part(int source, int[] ids, int type) {
        static Part text(int source, int type) {
            return new Part(source, new int[0], type);
        }

        static Part special(int type, int... ids) {
            return new Part(SPECIAL, ids, type);
        }
    }

    static final PostTemplate NONE =
            new PostTemplate(List.of(Part.text(FIRST, 0)), List.of(Part.text(FIRST, 0), Part.text(SECOND, 1)));

    static PostTemplate read(JsonNode json) {
        return switch (json.type()) {
            case "ByteLevel" -> NONE;
            case "BertProcessing" -> bert(special(json, "cls"), special(json, "sep"));
            case "RobertaProcessing" -> roberta(special(json, "cls"), special(json, "sep"));
            case "TemplateProcessing" ->
                new PostTemplate(parts(json.get("single"), json), parts(json.get("pair"), json));
            case "Sequence" -> sequence(json);
            default ->
                throw json.wrong("the post-processor \"%s\" is not known.", json.type())
                        .maybe(
                                "use one of TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel and Sequence.");
        };
    }

    private static int special(JsonNode json, String name) {
        List<JsonNode> pair = json.get(name).list();
        if (pair.size() != 2) {
            throw json.get(name).wrong("a token and its number were expected, but were %d parts.", pair.size());
        }
        return pair.get(1).whole();
    }

    private static PostTemplate bert(int cls, int sep) {
        List<Part> single = List.of(Part.special(0, cls), Part.text(FIRST, 0), Part.special(0, sep));
        return new PostTemplate(
                single,
                Stream.concat(single.stream(), Stream.of(Part.text(SECOND, 1), Part.special(1, sep)))
                        .toList());
    }

    /** Knows no types: all are 0. */
    private static PostTemplate roberta(int cls, int sep) {
        List<Part> single = List.of(Part.special(0, cls), Part.text(FIRST, 0), Part.special(0, sep));
        return new PostTemplate(
                single,
                Stream.concat(
                                single.stream(),
                                Stream.of(Part.special(0, sep), Part.text(SECOND, 0), Part.special(0, sep)))
                        .toList());
    }

    private static PostTemplate sequence(JsonNode json) {
        List<JsonNode> others = json.get("processors").list().stream()
                .filter(each -> !each.type().equals("ByteLevel"))
                .toList();
        if (others.size() > 1) {
            throw json.wrong("several post-processors, one after the other, are not supported.");
        }
        return others.isEmpty() ? NONE : read(others.get(0));
    }

    private static List<Part> parts(JsonNode template, JsonNode json) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode each : template.list()) {
            Optional<JsonNode> special = each.find("SpecialToken");
            JsonNode part = special.orElseGet(() -> each.get("Sequence"));
            int type = part.get("type_id").whole();
            String id = part.get("id").text();
            if (special.isPresent()) {
                parts.add(Part.special(
                        type,
                        json.get("special_tokens").get(id).get("ids").list().stream()
                                .mapToInt(JsonNode::whole)
                                .toArray()));
            } else if (id.equals("A") || id.equals("B")) {
                parts.add(Part.text(id.equals("A") ? FIRST : SECOND, type));
            } else {
                throw part.get("id").wrong("A or B was expected, but was %s.", id);
            }
        }
        return parts;
    }

    private List<Part> parts(int texts) {
        return texts == 1 ? single : pair;
    }

    /** Counts the special tokens that are added. */
    int added(int texts) {
        return parts(texts).stream().mapToInt(part -> part.ids.length).sum();
    }

    TokenRow applied(int[]... texts) {
        IdList ids = new IdList();
        IdList types = new IdList();
        for (Part part : parts(texts.length)) {
            int[] all =
                    part.source == SPECIAL ? part.ids : part.source < texts.length ? texts[part.source] : new int[0];
            ids.addAll(all);
            for (int i = 0; i < all.length; i++) {
                types.add(part.type);
            }
        }
        return TokenRow.of(ids.toArray(), types.toArray());
    }
}
