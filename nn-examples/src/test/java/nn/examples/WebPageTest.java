package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.examples.web.Npm;
import nn.examples.web.Server;
import nn.examples.web.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput.Kind;

/** Draws on the page of {@code ./nn web}; {@code target/web-*.png} show what it looked like. */
@Tag("browser")
class WebPageTest {
    @TempDir
    private static Path place;

    private static Server server;
    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.requirePrograms();
        String model = place.resolve("digits.onnx").toString();
        Console trained = Console.run("export", "--data", "builtin", "--batch", "16", "--epochs", "15", "--out", model);
        assertThat(trained.err()).isEmpty();
        new Npm().install(Site.sources());
        server = Server.bind(0);
        server.serve(Site.of(Site.sources(), Path.of(model)));
        browser = Browser.open(server.address(), place.resolve("profile"));
        assertThat(browser.verdict()).isEqualTo("Draw a digit.");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void clear() {
        browser.driver().findElement(By.id("clear")).click();
        assertThat(browser.verdict()).isEqualTo("Draw a digit.");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void readsADrawnDigit(int digit, Kind pointer, List<int[][]> strokes) throws IOException {
        strokes.forEach(points -> browser.stroke(pointer, points));

        assertThat(browser.verdict()).startsWith("This is a " + digit + ", ");
        keep("web-" + digit + ".png");
    }

    static Stream<Arguments> drawings() {
        return Stream.of(
                Arguments.of(0, Kind.MOUSE, List.<int[][]>of(arc(50, 50, 22, 34, 0, 360))),
                Arguments.of(1, Kind.TOUCH, List.<int[][]>of(line(50, 15, 50, 85))),
                Arguments.of(2, Kind.PEN, List.of(arc(50, 35, 22, 20, 180, 400), line(67, 48, 30, 84, 75, 84))),
                Arguments.of(3, Kind.MOUSE, List.of(arc(48, 33, 20, 17, 200, 440), arc(48, 67, 22, 18, 280, 520))),
                Arguments.of(4, Kind.TOUCH, List.of(line(45, 15, 25, 58, 78, 58), line(62, 35, 58, 88))),
                Arguments.of(6, Kind.PEN, List.of(line(58, 14, 38, 44, 32, 66), arc(50, 67, 18, 18, 180, 540))),
                Arguments.of(7, Kind.TOUCH, List.of(line(28, 18, 72, 18, 46, 85), line(40, 52, 68, 52))));
    }

    /** Pairs up numbers as points. */
    private static int[][] line(int... numbers) {
        return IntStream.range(0, numbers.length / 2)
                .mapToObj(i -> new int[] {numbers[2 * i], numbers[2 * i + 1]})
                .toArray(int[][]::new);
    }

    /** Lists points on an ellipse; 0 degrees is to the right, 90 is down. */
    private static int[][] arc(int x, int y, int width, int height, int from, int to) {
        return IntStream.iterate(from, degrees -> degrees <= to, degrees -> degrees + 10)
                .mapToObj(degrees -> new int[] {
                    x + (int) Math.round(width * Math.cos(Math.toRadians(degrees))),
                    y + (int) Math.round(height * Math.sin(Math.toRadians(degrees)))
                })
                .toArray(int[][]::new);
    }

    @Test
    void showsProbabilitiesThatSumTo1() {
        browser.stroke(Kind.MOUSE, arc(50, 50, 30, 20, 0, 200));
        browser.verdict();

        assertThat(browser.scores()).hasSize(10).allMatch(score -> score >= 0);
        assertThat(browser.scores().stream().mapToDouble(score -> score).sum()).isCloseTo(1, within(1e-6));
    }

    @Test
    void forgetsTheDrawingAtTheEscapeKey() {
        browser.stroke(Kind.MOUSE, line(30, 30, 60, 70));
        browser.verdict();

        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();

        assertThat(browser.verdict()).isEqualTo("Draw a digit.");
        assertThat(browser.ink("pad")).containsOnly(0L);
        assertThat(browser.ink("seen")).containsOnly(0L);
        assertThat(browser.driver().findElement(By.id("bars")).getText()).doesNotContain("%");
    }

    @Test
    void marksASheetThatIsOnlyTouched() {
        browser.stroke(Kind.MOUSE, line(50, 50));

        browser.verdict();
        assertThat(browser.ink("pad")).contains(255L);
    }

    @Test
    void showsTheModelMnistsFormOfTheDrawing() {
        browser.stroke(Kind.MOUSE, arc(40, 60, 30, 15, 0, 250));
        browser.verdict();

        List<Long> ink = browser.ink("pad");
        Greys drawing = Greys.drawn(280, 280, (x, y) -> ink.get(y * 280 + x).intValue());

        assertThat(browser.ink("seen").stream().mapToInt(Long::intValue)).containsExactly(boxed(drawing.digit()));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void makesMnistsFormOfAnySheet(String what, Greys sheet) {
        int width = sheet.ink()[0].length;
        int height = sheet.ink().length;
        List<Integer> ink =
                Stream.of(sheet.ink()).flatMapToInt(IntStream::of).boxed().toList();

        List<Long> grey = browser.numbers(
                "const [ink, width, height, done] = arguments;"
                        + "import('/digit.js').then(({ digit }) => done(Array.from(digit(ink, width, height))));",
                ink,
                width,
                height);

        assertThat(grey.stream().mapToInt(Long::intValue)).containsExactly(boxed(sheet.digit()));
    }

    static Stream<Arguments> sheets() {
        return Stream.of(
                Arguments.of("one pixel", Greys.drawn(9, 7, (x, y) -> x == 3 && y == 2 ? 200 : 0)),
                Arguments.of("a thin line", Greys.drawn(40, 90, (x, y) -> x == 31 && y > 4 && y < 77 ? 255 : 0)),
                Arguments.of("a slope of greys", Greys.drawn(53, 31, (x, y) -> (x * 7 + y * 3) % 256)),
                Arguments.of(
                        "a ring",
                        Greys.drawn(97, 131, (x, y) -> Math.abs(Math.hypot(x - 40, y - 70) - 30) < 6 ? 255 : 0)),
                Arguments.of(
                        "weight in a corner",
                        Greys.drawn(60, 60, (x, y) -> x < 25 && y < 25 || x + y == 118 ? 255 : 0)));
    }

    private static Integer[] boxed(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }

    private static void keep(String name) throws IOException {
        Files.write(
                Site.sources().resolveSibling("target").resolve(name),
                browser.driver().getScreenshotAs(OutputType.BYTES));
    }
}
