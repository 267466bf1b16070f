package nn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.mnist.DownloadException;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import nn.mnist.download.Places;
import nn.mnist.download.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small archive of the form of the real one, which cannot be fetched where the tests run. */
class CaliforniaHousingTest {
    private static final String LINES = """
            -122.230000,37.880000,41.000000,880.000000,129.000000,322.000000,126.000000,8.325200,452600.000000
            -122.220000,37.860000,21.000000,7099.000000,1106.000000,2401.000000,1138.000000,8.301400,358500.000000
            """;

    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private byte[] packed;
    private Archive archive;

    @BeforeEach
    void start() throws IOException {
        packed = new TarBytes()
                .file("CaliforniaHousing/cal_housing.domain", "longitude: continuous.")
                .file("CaliforniaHousing/cal_housing.data", LINES)
                .gzipped();
        Path file = Files.write(home.resolve("sound"), packed);
        archive = new Archive("cal_housing.tgz", packed.length, Sha256.of(file));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, packed.length);
            try (exchange) {
                exchange.getResponseBody().write(packed);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsByHouseholdAsScikitLearnDoes() {
        CaliforniaHousing houses = load();

        assertThat(houses.table().names())
                .containsExactly(
                        "MedInc",
                        "HouseAge",
                        "AveRooms",
                        "AveBedrms",
                        "Population",
                        "AveOccup",
                        "Latitude",
                        "Longitude",
                        "MedHouseVal");
        assertThat(houses.table().row(0).number("AveRooms")).isEqualTo(6.984126984126984);
        assertThat(houses.table().row(0).number("AveBedrms")).isEqualTo(1.0238095238095237);
        assertThat(houses.table().row(1).number("AveOccup")).isEqualTo(2.109841827768014);
        assertThat(houses.dataset().input().shape()).isEqualTo(Shape.of(2, 8));
        assertThat(houses.dataset().targets().floats()).containsExactly(4.526f, 3.585f);
        assertThat(houses.source()).isEqualTo("California housing from " + cache());
    }

    @Test
    void downloadsOnlyOnce() throws IOException {
        load();
        load();

        assertThat(asked).containsExactly("/files/5976036");
        try (var files = Files.list(cache())) {
            assertThat(files).containsExactly(cache().resolve("cal_housing.tgz"));
        }
    }

    @Test
    void refusesAnotherArchiveOfAMirror() {
        byte[] other = new TarBytes()
                .file("CaliforniaHousing/cal_housing.data", "1,2,3\n")
                .gzipped();
        String wanted = archive.sha256();
        archive = new Archive("cal_housing.tgz", 10_000, wanted);
        packed = other;

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasCauseInstanceOf(DownloadException.class)
                .hasMessageStartingWith(
                        cache() + ": California housing's cal_housing.tgz is not here yet, and no mirror" + " gave it: "
                                + mirror() + ": the SHA-256 of cal_housing.tgz must be " + wanted + ", but was ")
                .hasMessageEndingWith("\nMaybe the network is down: name a directory that holds a folder"
                        + " california-housing with cal_housing.tgz by -Dnn.data.dir or NN_DATA_DIR.");
        assertThat(cache()).isEmptyDirectory();
    }

    @Test
    void refusesAnotherArchiveInTheCache() throws IOException {
        load();
        Path damaged = Files.write(cache().resolve("cal_housing.tgz"), new byte[7]);

        assertThatThrownBy(this::load)
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(damaged + ": the SHA-256 of cal_housing.tgz must be " + archive.sha256());
    }

    @Test
    void saysThatAnUnpackedFileCouldNotBeChecked() throws IOException {
        Path folder = Files.createDirectories(home.resolve("all/california-housing"));
        Files.writeString(folder.resolve("cal_housing.data"), LINES);
        variables.put("NN_DATA_DIR", home.resolve("all").toString());

        CaliforniaHousing houses = load();

        assertThat(houses.source())
                .isEqualTo(
                        "California housing from " + folder + ", unpacked, so that its SHA-256 could not be checked");
        assertThat(houses.table().size()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesADirectoryWithoutIt() {
        assertThatThrownBy(() -> CaliforniaHousing.load(home))
                .isInstanceOf(NnException.class)
                .hasMessage(home + ": the directory must hold cal_housing.tgz or cal_housing.data, but does not.\n"
                        + "Maybe put either there.");
    }

    private Path cache() {
        return home.resolve(".cache/nn/california-housing");
    }

    private URI mirror() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/files/5976036");
    }

    private CaliforniaHousing load() {
        Map<String, String> properties = Map.of("os.name", "Linux", "user.home", home.toString());
        Places places = new Places(
                name -> Optional.ofNullable(properties.get(name)), name -> Optional.ofNullable(variables.get(name)));
        return CaliforniaHousing.load(places, archive, new Mirrors(List.of(mirror()), Patience.USUAL, line -> {}));
    }
}
