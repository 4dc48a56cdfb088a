package dev.parley.rig.build;

import de.javagl.jgltf.impl.v2.Accessor;
import de.javagl.jgltf.impl.v2.Buffer;
import de.javagl.jgltf.impl.v2.BufferView;
import de.javagl.jgltf.impl.v2.GlTF;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The binary chunk of a GLB: packs arrays, quantised or not, and describes them as accessors. */
final class GlbBuffer {

    private static final int FLOAT = 5126;
    private static final int BYTE = 5120;
    private static final int UNSIGNED_BYTE = 5121;
    private static final int SHORT = 5122;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;

    private final GlTF gltf;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    GlbBuffer(GlTF gltf) {
        this.gltf = gltf;
    }

    /** 32-bit floats, {@code (n, width)}; with the range where glTF asks for it (positions). */
    int floats(double[] values, int width, String type, boolean range) {
        ByteBuffer data = allocate(4 * values.length);
        for (double v : values) {
            data.putFloat((float) v);
        }
        Accessor accessor = accessor(view(data, null, width <= 4 ? VERTICES : null), FLOAT, values.length / width,
            type);
        if (range) {
            setRange(accessor, values);
        }
        return add(accessor);
    }

    /** Vectors in steps of 1/32767, four-byte aligned: KHR_mesh_quantization. */
    int shortVectors(double[] values) {
        return add(quantised(values, Short.MAX_VALUE, SHORT));
    }

    /** Vectors in steps of 1/127. */
    int byteVectors(double[] values) {
        return add(quantised(values, Byte.MAX_VALUE, BYTE));
    }

    private Accessor quantised(double[] values, int steps, int component) {
        int size = component == SHORT ? 2 : 1;
        ByteBuffer data = allocate(4 * size * (values.length / 3));
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = Math.rint(Numbers.clamp(values[i], -1, 1) * steps);
            put(data, size, (int) rounded[i]);
            if (i % 3 == 2) {
                put(data, size, 0);
            }
        }
        Accessor accessor = accessor(view(data, 4 * size, VERTICES), component, values.length / 3, "VEC3");
        accessor.setNormalized(true);
        setRange(accessor, rounded);
        return accessor;
    }

    private static void put(ByteBuffer data, int size, int value) {
        if (size == 2) {
            data.putShort((short) value);
        } else {
            data.put((byte) value);
        }
    }

    int indices(int[] triangles) {
        ByteBuffer data = allocate(2 * triangles.length);
        for (int i : triangles) {
            data.putShort((short) i);
        }
        return add(accessor(view(data, null, INDICES), UNSIGNED_SHORT, triangles.length, "SCALAR"));
    }

    /** Four joint numbers a vertex. */
    int joints(int[] joints) {
        ByteBuffer data = allocate(joints.length);
        for (int j : joints) {
            data.put((byte) j);
        }
        return add(accessor(view(data, null, VERTICES), UNSIGNED_BYTE, joints.length / 4, "VEC4"));
    }

    /** Four weights a vertex in steps of 1/255; they add up to 1 exactly, as glTF asks. */
    int weights(double[] weights) {
        ByteBuffer data = allocate(weights.length);
        for (int i = 0; i < weights.length; i += 4) {
            int left = 255;
            int largest = 0;
            for (int k = 0; k < 4; k++) {
                int step = (int) Math.rint(255 * weights[i + k]);
                data.put(i + k, (byte) step);
                left -= step;
                largest = weights[i + k] > weights[i + largest] ? k : largest;
            }
            data.put(i + largest, (byte) (data.get(i + largest) + left));
        }
        Accessor accessor = accessor(view(data, null, VERTICES), UNSIGNED_BYTE, weights.length / 4, "VEC4");
        accessor.setNormalized(true);
        return add(accessor);
    }

    /** A view of an encoded image. */
    int image(byte[] encoded) {
        return view(ByteBuffer.wrap(encoded), null, null);
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int view(ByteBuffer data, Integer stride, Integer target) {
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        BufferView view = new BufferView();
        view.setBuffer(0);
        view.setByteOffset(bytes.size());
        view.setByteLength(data.capacity());
        view.setByteStride(stride);
        view.setTarget(target);
        bytes.write(data.array(), 0, data.capacity());
        gltf.addBufferViews(view);
        return gltf.getBufferViews().size() - 1;
    }

    private static Accessor accessor(int view, int component, int count, String type) {
        Accessor accessor = new Accessor();
        accessor.setBufferView(view);
        accessor.setComponentType(component);
        accessor.setCount(count);
        accessor.setType(type);
        return accessor;
    }

    private static void setRange(Accessor accessor, double[] values) {
        Float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        Float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int i = 0; i < values.length; i++) {
            low[i % 3] = Math.min(low[i % 3], (float) values[i]);
            high[i % 3] = Math.max(high[i % 3], (float) values[i]);
        }
        accessor.setMin(low);
        accessor.setMax(high);
    }

    private int add(Accessor accessor) {
        gltf.addAccessors(accessor);
        return gltf.getAccessors().size() - 1;
    }

    /** Ends the buffer: nothing can be added after. */
    ByteBuffer finish() {
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        Buffer buffer = new Buffer();
        buffer.setByteLength(bytes.size());
        gltf.addBuffers(buffer);
        return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
