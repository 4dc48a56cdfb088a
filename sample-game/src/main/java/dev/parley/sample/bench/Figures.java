package dev.parley.sample.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Small arithmetic of measurements. */
final class Figures {

    private static final int COLLECTIONS = 4;
    private static final double BYTES_PER_MEGABYTE = 1 << 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    private Figures() {
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length == 0 ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    /** Returns the memory that the process holds now, in MB; not a number where the system does not tell. */
    static double residentMegabytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /**
     * Returns the memory that the process holds outside Java's heap, in MB. Java keeps the pages that its objects once
     * reached, and reaches further until it collects the old ones: as far as it was allowed to, and no leak.
     */
    static double nativeMegabytes() {
        long reached = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return residentMegabytes() - reached / BYTES_PER_MEGABYTE;
    }

    /**
     * Returns what Java's objects take after collections, in MB. Of several the least: a collector that does not move
     * everything each time counts what it left behind.
     */
    static double heapMegabytes() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            least = Math.min(least, used / BYTES_PER_MEGABYTE);
        }
        return least;
    }
}
