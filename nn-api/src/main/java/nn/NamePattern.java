package nn;

/**
 * Matches whole names of layers and weights.
 *
 * @param text a name, in which {@code *} stands for any run of characters, also none
 */
record NamePattern(String text) {
    static boolean is(String word) {
        return word.indexOf('*') >= 0;
    }

    /** Goes through both, and back to the last star where they part, so that it takes no longer than their product. */
    boolean matches(String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resumed = 0;
        while (in < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resumed = in;
            } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resumed;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(each -> each == '*');
    }
}
