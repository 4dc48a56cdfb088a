package dev.parley.rig.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * MakeHuman's sculpted targets: displacement of all vertices of the base mesh at weight 1.
 *
 * <p>{@code targets.bin} is int16 little-endian {@code [1258][19158][3]}, thousandths of a unit, rows in the byte order
 * of the names.
 */
final class Targets {

    private static final double STEP = 0.001;
    private static final long ROW_BYTES = 2L * 3 * BaseMesh.VERTICES;

    /** Throws helper vertices 2 m aside; its twin on the left does not. */
    private static final String DAMAGED = "eyes/r-eye-bag-max";
    /** Units; the sound part of {@link #DAMAGED} moves nothing as far. */
    private static final double PLAUSIBLE = .5;

    private final ByteBuffer table;
    private final Map<String, Integer> rows = new HashMap<>();

    Targets(MakeHumanData data) {
        List<String> names = data.targetList().get("targets").propertyNames().stream()
            .sorted((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b))).toList();
        for (int i = 0; i < names.size(); i++) {
            rows.put(names.get(i).substring("data/targets/".length()).replace(".target", ""), i);
        }
        table = map(data.file("targets/targets.bin"));
        if (table.capacity() != names.size() * ROW_BYTES) {
            throw new IllegalArgumentException("targets.bin has " + table.capacity() + " bytes; " + names.size()
                + " names need " + names.size() * ROW_BYTES);
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer map(Path path) {
        try (FileChannel file = FileChannel.open(path)) {
            return file.map(MapMode.READ_ONLY, 0, file.size()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    /**
     * The displacements of one target, a new array {@code (VERTICES, 3)} in units.
     *
     * @param name path below {@code data/targets}, for example {@code head/head-oval}
     */
    double[] delta(String name) {
        Integer row = rows.get(name);
        if (row == null) {
            throw new IllegalArgumentException("No target '" + name + "' among the " + rows.size() + " of the package");
        }
        double[] delta = new double[3 * BaseMesh.VERTICES];
        int start = (int) (row * ROW_BYTES);
        for (int i = 0; i < delta.length; i++) {
            delta[i] = table.getShort(start + 2 * i) * STEP;
        }
        if (name.equals(DAMAGED)) {
            mend(delta);
        }
        return delta;
    }

    private static void mend(double[] delta) {
        for (int i = 0; i < delta.length; i++) {
            if (Math.abs(delta[i]) > PLAUSIBLE) {
                delta[i] = 0;
            }
        }
    }
}
