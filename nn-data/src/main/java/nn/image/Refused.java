package nn.image;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nn.data.NnException;

/**
 * Files that are no images, and why, by their names.
 *
 * @param place what was to be read
 * @param files how many files there are, these among them
 * @param reasons by the name of the file
 */
record Refused(String place, int files, SortedMap<String, String> reasons) {
    private static final int NAMED = 10;

    Refused(String place, int files) {
        this(place, files, new TreeMap<>());
    }

    void add(String file, NnException why) {
        reasons.put(file, why.getMessage().lines().findFirst().orElse(""));
    }

    /** Names the first ten, and counts the rest. */
    String list() {
        String named = reasons.entrySet().stream()
                .limit(NAMED)
                .map(each -> "\n  " + each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining());
        return reasons.size() > NAMED ? named + "\n  and " + (reasons.size() - NAMED) + " more." : named;
    }

    NnException exception() {
        return NnException.of("%s: %d of %d files cannot be read as images:%s", place, reasons.size(), files, list())
                .maybe("mend or remove them, or add skippingCorrupt(), which leaves them out and says so.");
    }

    String leftOut() {
        return place + ": " + reasons.size() + " of " + files + " files were left out:" + list();
    }
}
