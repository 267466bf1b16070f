package nn.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import nn.data.NnException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NpmTest {
    private static final FileTime EARLIER = FileTime.fromMillis(1_000_000);
    private static final FileTime LATER = FileTime.fromMillis(2_000_000);

    @TempDir
    private Path home;

    @BeforeEach
    void writeTheLock() throws IOException {
        Files.writeString(home.resolve("package-lock.json"), "{}");
    }

    @Test
    void saysThatThereIsNoNpmAndWhatBringsIt() {
        assertThatThrownBy(() -> new Npm("no-npm-here").install(home))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "no-npm-here, which brings ONNX Runtime for browsers, could not be started.\n"
                                + "Maybe install Node.js 20 or later, from https://nodejs.org or as your system's package npm.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void showsWhatNpmSaidWhereItFailed() throws IOException {
        Path npm = script("echo \"no registry for $1\" >&2\nexit 7\n");

        assertThatThrownBy(() -> new Npm(npm.toString()).install(home))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("npm ci in " + home + " ended with 7:\nno registry for ci\nMaybe ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsNoPackageRunScriptsOfItsOwn() throws IOException {
        Path npm = script("echo \"$@\"\nexit 7\n");

        assertThatThrownBy(() -> new Npm(npm.toString()).install(home))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("\nci --ignore-scripts ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(10)
    void givesNpmNothingToWaitForOnItsInput() throws IOException {
        Path npm = script("cat\nexit 7\n");

        assertThatThrownBy(() -> new Npm(npm.toString()).install(home))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("npm ci in " + home + " ended with 7:\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doesNotWaitForAnNpmThatDoesNotEnd() throws IOException {
        Path npm = script("exec sleep 20\n");

        assertThatThrownBy(() -> new Npm(npm.toString(), Duration.ofSeconds(1)).install(home))
                .isInstanceOf(NnException.class)
                .hasMessage("npm ci in " + home + " has not ended after 1 s.\n"
                        + "Maybe npm config get registry names a registry that is too slow.");
    }

    @Test
    void doesNothingWhereAllIsInstalled() throws IOException {
        installed(EARLIER, LATER);

        assertThatCode(() -> new Npm("no-npm-here").install(home)).doesNotThrowAnyException();
    }

    @Test
    void runsAgainWhereOtherVersionsAreAskedForNow() throws IOException {
        installed(LATER, EARLIER);

        assertThatThrownBy(() -> new Npm("no-npm-here").install(home)).isInstanceOf(NnException.class);
    }

    private Path script(String commands) throws IOException {
        Path npm = Files.writeString(home.resolve("npm"), "#!/bin/sh\n" + commands);
        assertThat(npm.toFile().setExecutable(true)).isTrue();
        return npm;
    }

    private void installed(FileTime asked, FileTime done) throws IOException {
        Files.createDirectory(home.resolve("node_modules"));
        Files.writeString(home.resolve("node_modules").resolve(".package-lock.json"), "{}");
        Files.setLastModifiedTime(home.resolve("package-lock.json"), asked);
        Files.setLastModifiedTime(home.resolve("node_modules").resolve(".package-lock.json"), done);
    }
}
