package nn.text;

/** Tells kinds of characters, which are code points. */
final class Characters {
    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION;
    private static final int SEPARATORS =
            1 << Character.SPACE_SEPARATOR | 1 << Character.LINE_SEPARATOR | 1 << Character.PARAGRAPH_SEPARATOR;
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;
    private static final int NUMBERS =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;
    private static final int OTHER = 1 << Character.CONTROL | 1 << Character.FORMAT | 1 << Character.PRIVATE_USE;

    private Characters() {}

    private static boolean is(int kinds, int each) {
        return (kinds >> Character.getType(each) & 1) != 0;
    }

    static boolean isAsciiPunctuation(int each) {
        return each > ' ' && each < 0x7f && !(each >= '0' && each <= '9') && !isAsciiLetter(each);
    }

    private static boolean isAsciiLetter(int each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
    }

    /** Tells punctuation of any script, and what ASCII has of symbols. */
    static boolean isPunctuation(int each) {
        return isAsciiPunctuation(each) || is(PUNCTUATION, each);
    }

    /** Tells Unicode's White_Space. */
    static boolean isWhitespace(int each) {
        return each >= '\t' && each <= '\r' || each == 0x85 || is(SEPARATORS, each);
    }

    static boolean isNumber(int each) {
        return is(NUMBERS, each);
    }

    /** Tells what neither shows nor is a space: controls, formats, private use. */
    static boolean isOther(int each) {
        return is(OTHER, each);
    }

    static boolean isMark(int each) {
        return is(MARKS, each);
    }

    static boolean isNonSpacingMark(int each) {
        return Character.getType(each) == Character.NON_SPACING_MARK;
    }

    /** Tells what words are made of: letters, marks, digits, connectors such as {@code _}, and joiners. */
    static boolean isWord(int each) {
        return Character.isAlphabetic(each)
                || isMark(each)
                || Character.isDigit(each)
                || Character.getType(each) == Character.CONNECTOR_PUNCTUATION
                || each == 0x200c
                || each == 0x200d;
    }

    /** Finds the end of the white space that begins at a place. */
    static int spacesFrom(String text, int from) {
        int to = from;
        while (to < text.length() && isWhitespace(text.codePointAt(to))) {
            to++;
        }
        return to;
    }

    /** Finds the start of the white space that ends before a place. */
    static int spacesBefore(String text, int to) {
        int from = to;
        while (from > 0 && isWhitespace(text.codePointBefore(from))) {
            from--;
        }
        return from;
    }

    /** Tells the ideographs that BERT sets apart. */
    static boolean isIdeograph(int each) {
        return each >= 0x4e00 && each <= 0x9fff
                || each >= 0x3400 && each <= 0x4dbf
                || each >= 0x20000 && each <= 0x2a6df
                || each >= 0x2a700 && each <= 0x2b73f
                || each >= 0x2b740 && each <= 0x2b81f
                || each >= 0x2b920 && each <= 0x2ceaf
                || each >= 0xf900 && each <= 0xfaff
                || each >= 0x2f800 && each <= 0x2fa1f;
    }
}
