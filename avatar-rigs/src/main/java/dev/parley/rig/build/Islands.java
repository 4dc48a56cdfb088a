package dev.parley.rig.build;

import java.util.Arrays;

/** Connected pieces of a mesh. */
final class Islands {

    private Islands() {
    }

    /** For each vertex the lowest vertex it hangs together with. */
    static int[] of(int[] triangles, int vertices) {
        int[] label = new int[vertices];
        Arrays.setAll(label, i -> i);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int t = 0; t < triangles.length; t += 3) {
                int a = triangles[t];
                int b = triangles[t + 1];
                int c = triangles[t + 2];
                int least = Math.min(label[a], Math.min(label[b], label[c]));
                changed |= label[a] != least || label[b] != least || label[c] != least;
                label[a] = label[b] = label[c] = least;
            }
        }
        return label;
    }
}
