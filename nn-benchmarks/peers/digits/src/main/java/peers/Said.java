package peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what a program found out, a line each. */
public final class Said {
    private Said() {}

    public static void line(String word, Object value) {
        System.out.println(word + " " + value);
        System.out.flush();
    }

    /** Says how long an epoch took that began at a nano time. */
    public static void unit(long begun) {
        line("unit", (System.nanoTime() - begun) / 1e9);
    }

    /** Names the jar that a class comes from, which tells its version. */
    public static String jar(Class<?> some) {
        String file = some.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Path.of(file).getFileName().toString().replace(".jar", "");
    }

    /** Says the most memory that was resident, in MB. */
    public static void memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                line("rss", Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000);
            }
        }
    }
}
