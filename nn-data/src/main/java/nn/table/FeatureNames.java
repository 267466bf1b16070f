package nn.table;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names the numbers of features, each by a name of its own. */
final class FeatureNames {
    private FeatureNames() {}

    /** Names them in their order; those of a feature that would recur say which kind of feature it is. */
    static List<String> of(List<Feature> features) {
        Set<String> names = new LinkedHashSet<>();
        for (Feature each : features) {
            List<String> own = each.encoding().names(each.column());
            for (int i = 1; !Collections.disjoint(names, own); i++) {
                own = each.encoding().names(each.column() + '_' + kind(each.encoding()) + (i == 1 ? "" : "_" + i));
            }
            names.addAll(own);
        }
        return List.copyOf(names);
    }

    private static String kind(Encoding encoding) {
        if (encoding instanceof NumberEncoding number) {
            return number.isLogarithm() ? "log" : "number";
        }
        if (encoding instanceof CategoryEncoding) {
            return "category";
        }
        if (encoding instanceof IndexEncoding) {
            return "indexed";
        }
        return encoding instanceof HashEncoding ? "hashed" : encoding instanceof DateEncoding ? "date" : "bucket";
    }

    /** Names a further number of a column; where a word has the name, an underscore follows. */
    static String free(List<String> names, String name) {
        return names.contains(name) ? free(names, name + '_') : name;
    }
}
