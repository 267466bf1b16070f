package nn.reliability;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Holds what this process has taken of the machine.
 *
 * @param heap bytes that objects take which are still reachable
 * @param resident bytes of the process in memory; 0 where the system does not tell
 * @param threads Java's and native ones, where the system tells
 * @param files that are open, sockets and pipes included, where the system tells
 */
record Footprint(long heap, long resident, long threads, long files) {
    /** What differs from one measurement to the next without any leak. */
    static final Footprint NOISE = new Footprint(2 << 20, 16 << 20, 3, 1);

    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final Path SELF = Path.of("/proc/self");
    private static final int STEADY = 4;
    private static final long CRUMBS = 1 << 14;
    private static final int PAUSE_MILLIS = 100;
    private static final double MB = 1 << 20;

    /** Measures when garbage is gone, and cleaners have given back what hung on it, which those of DL4J take their time for. */
    static Footprint now() throws InterruptedException {
        int steady = 0;
        for (long heap = collected(); steady < STEADY; ) {
            long later = collected();
            steady = later < heap - CRUMBS ? 0 : steady + 1;
            heap = later;
        }
        trim();
        long heap = collected();
        try {
            return new Footprint(heap, residentNow(), count("task"), count("fd"));
        } catch (IOException untold) {
            return new Footprint(heap, 0, 0, 0);
        }
    }

    private static long collected() throws InterruptedException {
        System.gc();
        Thread.sleep(PAUSE_MILLIS);
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Gives back to the system what native code has freed, which glibc keeps for it: most of that is the JVM's compiler's. */
    private static void trim() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(COMMANDS), "systemTrimNativeHeap", new Object[0], new String[0]);
        } catch (JMException unknown) {
            // Only Linux has the command, from JDK 17.0.9 on.
        }
    }

    private static long residentNow() throws IOException {
        return Files.readAllLines(SELF.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(SELF.resolve(folder))) {
            return entries.count();
        }
    }

    /** Tells whether another measurement, after this one, is at most so much more. */
    boolean allows(Footprint later, Footprint growth) {
        return later.heap - heap <= growth.heap
                && later.resident - resident <= growth.resident
                && later.threads - threads <= growth.threads
                && later.files - files <= growth.files;
    }

    /** Writes it beside a later measurement. */
    String to(Footprint later) {
        return String.format(
                Locale.ROOT,
                "heap %.1f → %.1f MB, resident %.0f → %.0f MB, threads %d → %d, files %d → %d",
                heap / MB,
                later.heap / MB,
                resident / MB,
                later.resident / MB,
                threads,
                later.threads,
                files,
                later.files);
    }
}
