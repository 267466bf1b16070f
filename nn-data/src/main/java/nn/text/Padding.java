package nn.text;

/**
 * Fills rows up to one length.
 *
 * @param length how many tokens a row has at least; 0 for those of the longest
 * @param multiple what the length is a multiple of
 * @param id what is filled in
 * @param type its type
 * @param before whether it stands before the text
 */
record Padding(int length, int multiple, int id, int type, boolean before) {
    private static final int LONGEST = 1 << 20;

    static Padding read(JsonNode json) {
        JsonNode strategy = json.get("strategy");
        int multiple = json.find("pad_to_multiple_of").map(JsonNode::whole).orElse(1);
        Padding padding = new Padding(
                strategy.isText() ? 0 : strategy.get("Fixed").whole(),
                Math.max(1, multiple),
                json.get("pad_id").whole(),
                json.get("pad_type_id").whole(),
                json.text("direction", "Right").equals("Left"));
        if (padding.length > LONGEST || multiple > LONGEST) {
            throw json.wrong("rows may be filled up to %d tokens at most.", LONGEST);
        }
        return padding;
    }

    Padding length(int other) {
        return new Padding(other, 1, id, type, before);
    }

    /** Fills a row up, if it is shorter than it must be, or than the longest of all. */
    TokenRow applied(TokenRow row, int longest) {
        int least = length == 0 ? longest : length;
        return row.padded((least + multiple - 1) / multiple * multiple, id, type, before);
    }
}
