package nn.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.mnist.DownloadException;
import nn.mnist.Mnist;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Original;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import nn.table.Column;
import nn.table.Csv;
import nn.table.Table;

/**
 * Holds California housing: 20 640 districts of the census of 1990, and what a house in each cost.
 *
 * <pre>{@code
 * var houses = CaliforniaHousing.load();
 * var split = houses.dataset().split(0.8).seed(7);
 * }</pre>
 *
 * <p>R. Pace and R. Barry, <i>Sparse spatial autoregressions</i>, 1997, from StatLib; Figshare gives it under CC BY 4.0. It is
 * not part of this library. The same columns as scikit-learn's {@code fetch_california_housing()}.
 *
 * @param source what these houses are and where they came from, and whether their file could not be checked
 * @param table {@code MedInc}, {@code HouseAge}, {@code AveRooms}, {@code AveBedrms}, {@code Population}, {@code AveOccup},
 *     {@code Latitude}, {@code Longitude}, and {@code MedHouseVal} in 100 000 dollars
 */
public record CaliforniaHousing(String source, Table table) {
    /** Refuses what is missing. */
    public CaliforniaHousing {
        Given.value("a california housing: the source", source);
        Given.value("a california housing: the table", table);
    }

    private static final String DATA = "cal_housing.data";

    private static final String[] COLUMNS = {
        "longitude", "latitude", "age", "rooms", "bedrooms", "people", "households", "income", "value"
    };

    private static final KnownSet SET =
            KnownSet.of("California housing", "the houses", "cal_housing.tgz", "california-housing");

    private static final Archive ARCHIVE =
            new Archive("cal_housing.tgz", 441_963, "aaa5c9a6afe2225cc2aed2723682ae403280c4a3695a2ddda4ffb5d8215ea681");

    private static final Mirrors MIRRORS = Mirrors.of(
            Patience.USUAL,
            "https://ndownloader.figshare.com/files/5976036",
            "https://www.dcc.fc.up.pt/~ltorgo/Regression/cal_housing.tgz");

    private static final int MOST_UNPACKED = 10_000_000;

    /**
     * Loads California housing from the first of these places:
     *
     * <ol>
     *   <li>the folder {@code california-housing} of the directory that the system property {@code nn.data.dir} names, or
     *       else the environment variable {@code NN_DATA_DIR}; it is then used alone;
     *   <li>the user's cache, {@code nn/california-housing} beside the one of {@link Mnist#load()};
     *   <li>the public mirrors, over HTTPS, 0.4 MB, once: into the cache. Progress goes to standard error.
     * </ol>
     *
     * <p>The archive must have the SHA-256 that scikit-learn publishes.
     *
     * @return the houses
     * @throws NnException as {@link #load(Path)}; if there is no place for the cache, or it cannot be written; if the
     *     thread is interrupted while it downloads; or if no mirror gave a sound archive, with a
     *     {@link DownloadException} as its cause
     */
    public static CaliforniaHousing load() {
        return load(Places.ofSystem(), ARCHIVE, MIRRORS);
    }

    static CaliforniaHousing load(Places places, Original archive, Mirrors mirrors) {
        return new Loading(SET, archive, mirrors)
                .load(places, directory -> load(directory, archive), file -> unpacked(file, archive));
    }

    /**
     * Loads California housing from a directory that holds {@code cal_housing.tgz}, or else {@code cal_housing.data}, which
     * it unpacks to, whole or in part; of that no SHA-256 was published, and {@link #source()} says that it was not checked.
     *
     * @param directory where it is
     * @return the houses
     * @throws NnException if neither is there, the archive is not the original, or a line is no nine numbers
     */
    public static CaliforniaHousing load(Path directory) {
        return load(Given.value("CaliforniaHousing.load: the directory", directory), ARCHIVE);
    }

    private static CaliforniaHousing load(Path directory, Original archive) {
        if (!Files.isDirectory(directory)) {
            throw SET.missing(directory);
        }
        Path data = directory.resolve(DATA);
        if (archive.in(directory).isEmpty() && !Files.isRegularFile(data)) {
            throw NnException.of("%s: the directory must hold %s or %s, but does not.", directory, archive.file(), DATA)
                    .maybe("put either there.");
        }
        return archive.in(directory).map(file -> unpacked(file, archive)).orElseGet(() -> of(data));
    }

    private static CaliforniaHousing of(Path data) {
        String source = SET.title() + " from " + data.getParent();
        return new CaliforniaHousing(
                source + ", unpacked, so that its SHA-256 could not be checked",
                scaled(Csv.read(data, csv -> csv.header(false).names(COLUMNS))));
    }

    private static CaliforniaHousing unpacked(Path file, Original archive) {
        Archive.requireSound(file, archive);
        List<Table> found = new ArrayList<>();
        Tar.read(file, file.toString(), MOST_UNPACKED, (name, in) -> {
            if (name.endsWith("/" + DATA)) {
                found.add(Csv.read(in, csv -> csv.header(false).names(COLUMNS)));
            }
        });
        if (found.isEmpty()) {
            throw NnException.of("%s: the archive must hold %s, but does not.", file, DATA);
        }
        return new CaliforniaHousing(SET.title() + " from " + file.getParent(), scaled(found.get(0)));
    }

    /** Counts rooms and people by household, as scikit-learn does. */
    private static Table scaled(Table raw) {
        return Table.of(
                raw.column("income").named("MedInc"),
                raw.column("age").named("HouseAge"),
                quotient("AveRooms", raw.column("rooms"), raw.column("households")),
                quotient("AveBedrms", raw.column("bedrooms"), raw.column("households")),
                raw.column("people").named("Population"),
                quotient("AveOccup", raw.column("people"), raw.column("households")),
                raw.column("latitude").named("Latitude"),
                raw.column("longitude").named("Longitude"),
                Column.numbers(
                        "MedHouseVal",
                        Arrays.stream(raw.column("value").numbers())
                                .map(dollars -> dollars / 100_000)
                                .toArray()));
    }

    private static Column quotient(String name, Column above, Column below) {
        double[] numbers = above.numbers();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= below.number(i);
        }
        return Column.numbers(name, numbers);
    }

    /**
     * Pairs the districts with what their houses cost.
     *
     * @return features [20640, 8] and values [20640, 1], in 100 000 dollars
     */
    public Dataset dataset() {
        return SmallTable.valued(table, "MedHouseVal");
    }
}
