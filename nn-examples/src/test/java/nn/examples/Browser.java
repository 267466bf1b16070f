package nn.examples;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.Kind;
import org.openqa.selenium.interactions.PointerInput.MouseButton;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Drives the page in a headless Chromium, through the driver that is on the path. */
record Browser(ChromeDriver driver) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ZERO;

    /** Skips the tests, and says why, where there is no browser or nothing to bring its runtime. */
    static void requirePrograms() {
        first("npm");
        chromedriver();
        chromium();
    }

    private static Path chromedriver() {
        return first("chromedriver");
    }

    private static Path chromium() {
        return first("chromium", "google-chrome", "chrome");
    }

    /** Finds a program, or skips the tests. */
    private static Path first(String... programs) {
        Optional<Path> found = Stream.of(programs).flatMap(Browser::onPath).findFirst();
        Assumptions.assumeTrue(found.isPresent(), () -> "none of " + List.of(programs) + " is on the path");
        return found.orElseThrow();
    }

    private static Stream<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable);
    }

    /** Opens a page. */
    static Browser open(URI page, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1000,900",
                "--user-data-dir=" + profile);
        Browser browser = new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver().toFile())
                        .build(),
                options));
        browser.driver.get(page.toString());
        browser.driver.manage().timeouts().scriptTimeout(PATIENCE);
        return browser;
    }

    /** Draws a line through points given in hundredths of the sheet's side. */
    void stroke(Kind pointer, int[]... points) {
        WebElement sheet = driver.findElement(By.id("pad"));
        PointerInput pen = new PointerInput(pointer, pointer.name());
        Sequence moves = new Sequence(pen, 0).addAction(move(pen, sheet, points[0]));
        moves.addAction(pen.createPointerDown(MouseButton.LEFT.asArg()));
        for (int[] point : points) {
            moves.addAction(move(pen, sheet, point));
        }
        moves.addAction(pen.createPointerUp(MouseButton.LEFT.asArg()));
        driver.perform(List.of(moves));
    }

    private static Interaction move(PointerInput pen, WebElement sheet, int[] point) {
        double side = sheet.getSize().width / 100.0;
        int x = (int) Math.round((point[0] - 50) * side);
        int y = (int) Math.round((point[1] - 50) * side);
        return pen.createPointerMove(AT_ONCE, Origin.fromElement(sheet), x, y);
    }

    /** Waits until the page has answered all that was drawn, and gives what it says. */
    String verdict() {
        new WebDriverWait(driver, PATIENCE)
                .until(page -> page.findElement(By.className("answer"))
                        .getDomAttribute("aria-busy")
                        .equals("false"));
        return driver.findElement(By.id("verdict")).getText();
    }

    /** Gives the numbers after the ten bars. */
    List<Double> scores() {
        return driver.findElements(By.cssSelector("#bars li")).stream()
                .map(bar -> bar.getDomAttribute("data-score"))
                .map(Double::valueOf)
                .toList();
    }

    /** Reads how much ink each pixel of a canvas holds, row by row. */
    List<Long> ink(String canvas) {
        return numbers(
                "const sheet = document.getElementById(arguments[0]);"
                        + "const { data } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);"
                        + "arguments[1](Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3]));",
                canvas);
    }

    @SuppressWarnings("unchecked")
    List<Long> numbers(String script, Object... arguments) {
        return (List<Long>) driver.executeAsyncScript(script, arguments);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
