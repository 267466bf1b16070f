import nn.image.ImagePreprocessings;
import nn.series.SeriesPreprocessings;
import nn.spi.Preprocessings;
import nn.table.TablePreprocessings;
import nn.text.TextPreprocessings;

/** Tables, text, images and series as rows to learn from, and known sets of them. */
module nn.data {
    requires transitive java.desktop;
    requires transitive nn.api;
    requires transitive nn.mnist;
    requires static org.jspecify;
    requires com.google.gson;
    requires de.siegmar.fastcsv;

    exports nn.datasets;
    exports nn.file;
    exports nn.image;
    exports nn.series;
    exports nn.table;
    exports nn.text;

    provides Preprocessings with
            ImagePreprocessings,
            SeriesPreprocessings,
            TablePreprocessings,
            TextPreprocessings;
}
