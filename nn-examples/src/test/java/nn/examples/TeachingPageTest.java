package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nn.Model;
import nn.examples.web.Npm;
import nn.examples.web.Server;
import nn.examples.web.Site;
import nn.onnx.Onnx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.PointerInput.Kind;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Teaches a sign on the page of {@code ./nn web --train}; {@code target/web-teach-*.png} show what it looked like. */
@Tag("browser")
class TeachingPageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path place;

    private static Server server;
    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.requirePrograms();
        Console learned =
                Console.run("lesson", "--data", "builtin", "--batch", "16", "--epochs", "6", "--out", place.toString());
        assertThat(learned.err()).isEmpty();
        Npm npm = new Npm();
        npm.install(Site.sources());
        server = Server.bind(0);
        server.serve(Web.teaching(Site.sources(), place));
        browser = Browser.open(server.address(), place.resolve("profile"));
        assertThat(browser.verdict()).isEqualTo("Draw your sign, or a digit.");
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

    @Test
    void learnsADrawnSignAndHandsItToJava() throws IOException {
        find("name").clear();
        find("name").sendKeys("house");
        for (int i = 0; i < 5; i++) {
            assertThat(find("teach").isEnabled()).isEqualTo(i >= 4);
            house(2 * i - 4);
            find("keep").click();
            assertThat(browser.verdict()).isEqualTo("Draw your sign, or a digit.");
        }
        find("teach").click();
        await("progress", "120 steps of adam(0.001) in ");
        house(1);

        assertThat(browser.verdict()).startsWith("This is “house”, ");
        assertThat(browser.scores()).hasSize(11);
        assertThat(browser.scores().stream().mapToDouble(score -> score).sum()).isCloseTo(1, within(1e-5));
        find("send").click();
        await("sent", "Java loaded it, ");
        keep(1280);
        keep(400);

        Model learned = Onnx.load(place.resolve("learned.onnx"));
        assertThat(learned.schema().classes()).hasSize(11).endsWith("sign");
        assertThat(find("sent").getText())
                .startsWith("Java loaded it, at step " + learned.state().step() + ". On 360 digits held out: loss ");
        assertThat(learned.state().step()).isGreaterThan(120);
        assertThat(cell(0, 2)).isGreaterThan(cell(0, 1) - 8);
        assertThat(cell(1, 1)).isLessThan(50);
        assertThat(cell(1, 2)).isEqualTo(100);
    }

    private static WebElement find(String id) {
        return browser.driver().findElement(By.id(id));
    }

    private static void await(String id, String beginning) {
        new WebDriverWait(browser.driver(), PATIENCE)
                .until(page -> find(id).getText().startsWith(beginning));
    }

    private static double cell(int row, int column) {
        return Double.parseDouble(browser.driver()
                .findElements(By.cssSelector("#scores tbody tr"))
                .get(row)
                .findElements(By.cssSelector("th, td"))
                .get(column)
                .getText()
                .replace(" %", ""));
    }

    private static void house(int shift) {
        List.of(
                        new int[][] {
                            {25 + shift, 45}, {50, 18 + shift}, {75, 45 + shift}, {75, 82}, {25 + shift, 82}, {25, 45}
                        },
                        new int[][] {{25, 45 + shift}, {75, 45}})
                .forEach(points -> browser.stroke(Kind.MOUSE, points));
    }

    private static void keep(int width) throws IOException {
        browser.driver().manage().window().setSize(new Dimension(width, 1400));
        Files.write(
                Site.sources().resolveSibling("target").resolve("web-teach-" + width + ".png"),
                browser.driver().getScreenshotAs(OutputType.BYTES));
    }
}
