package dev.parley.rig;

import com.jme3.material.MatParamOverride;
import com.jme3.math.Vector4f;
import com.jme3.renderer.Caps;
import com.jme3.renderer.Limits;
import com.jme3.renderer.Renderer;
import com.jme3.scene.Geometry;
import com.jme3.shader.VarType;
import com.jme3.texture.Image;
import com.jme3.texture.Texture;
import com.jme3.texture.Texture2D;
import com.jme3.texture.image.ColorSpace;
import com.jme3.util.BufferUtils;
import java.nio.ByteBuffer;

/**
 * Leaves the sum to the vertex shader: a texture holds all targets, the geometry sends the weights of those in use. See
 * {@code MatDefs/Parley/DeltaTexture.glsllib}.
 */
final class DeltaTexture implements MorphOutput {

    static final String TEXTURE = "DeltaTexture";
    static final String WEIGHTS = "DeltaWeights";
    static final String SIZE = "DeltaSize";

    private static final int WIDTH = 2048;
    /** Targets whose weights fit beside a skin's matrices into what every card offers a vertex shader. */
    private static final int MOST = 256;

    private final Geometry geometry;
    private final MatParamOverride[] overrides;
    /** Pairs in use, vertices, texels a vertex, normals; then target, weight, target, weight. */
    private final Vector4f[] pairs;
    private final boolean normals;

    DeltaTexture(Geometry geometry, MorphDeltas deltas) {
        this.geometry = geometry;
        normals = deltas.normals();
        pairs = new Vector4f[1 + (deltas.targets() + 1) / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new Vector4f();
        }
        pairs[0].set(0, deltas.vertices(), normals ? 2 : 1, 0);
        overrides = new MatParamOverride[] {
            // stock shaders call the morphing if there are targets
            new MatParamOverride(VarType.Int, MergedTarget.TARGETS, 1),
            new MatParamOverride(VarType.Texture2D, TEXTURE, deltas.texture()),
            new MatParamOverride(VarType.Vector4Array, WEIGHTS, pairs),
            new MatParamOverride(VarType.Int, SIZE, pairs.length)};
        for (MatParamOverride override : overrides) {
            geometry.addMatParamOverride(override);
        }
    }

    /** Returns what a renderer lacks for this, or null. */
    static String lack(Renderer renderer, MorphDeltas deltas) {
        Integer units = renderer.getLimits().get(Limits.VertexTextureUnits);
        Integer largest = renderer.getLimits().get(Limits.TextureSize);
        if (!renderer.getCaps().contains(Caps.GLSL150) || !renderer.getCaps().contains(Caps.FloatTexture)
                || units == null || units < 1) {
            return "the graphics driver has no float textures in vertex shaders (OpenGL 3.2)";
        }
        if (deltas.targets() > MOST) {
            return "it has " + deltas.targets() + " morph targets, and the shader takes " + MOST
                    + " at most; remove those that nothing drives";
        }
        if (largest == null || largest < Math.max(WIDTH, rows(deltas))) {
            return "its targets need a texture of " + WIDTH + " x " + rows(deltas) + ", and the driver offers "
                    + largest;
        }
        return null;
    }

    private static int rows(MorphDeltas deltas) {
        int parts = deltas.normals() ? 2 : 1;
        return (deltas.targets() * deltas.vertices() * parts + WIDTH - 1) / WIDTH;
    }

    /** Makes the texture of a mesh: target by target, vertex by vertex, position and normal. */
    static Texture2D texture(MorphDeltas deltas) {
        ByteBuffer data = BufferUtils.createByteBuffer(16 * WIDTH * rows(deltas));
        float[] vector = new float[3];
        for (int target = 0; target < deltas.targets(); target++) {
            for (int vertex = 0; vertex < deltas.vertices(); vertex++) {
                put(deltas.blocks(), target, vertex, false, vector, data);
                if (deltas.normals()) {
                    put(deltas.blocks(), target, vertex, true, vector, data);
                }
            }
        }
        data.clear();
        Texture2D texture = new Texture2D(new Image(Image.Format.RGBA32F, WIDTH, rows(deltas), data, null,
                ColorSpace.Linear));
        texture.setMinFilter(Texture.MinFilter.NearestNoMipMaps);
        texture.setMagFilter(Texture.MagFilter.Nearest);
        return texture;
    }

    private static void put(DeltaBlocks blocks, int target, int vertex, boolean turn, float[] vector,
            ByteBuffer data) {
        blocks.get(target, vertex, turn, vector);
        data.putFloat(vector[0]).putFloat(vector[1]).putFloat(vector[2]).putFloat(0);
    }

    @Override
    public void show(float[] weights, boolean withNormals) {
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                put(count++, i, weights[i]);
            }
        }
        if (count % 2 == 1) {
            put(count++, 0, 0);
        }
        pairs[0].x = count / 2;
        pairs[0].w = normals && withNormals ? 1 : 0;
    }

    private void put(int place, int target, float weight) {
        Vector4f pair = pairs[1 + place / 2];
        if (place % 2 == 0) {
            pair.x = target;
            pair.y = weight;
        } else {
            pair.z = target;
            pair.w = weight;
        }
    }

    @Override
    public void release() {
        for (MatParamOverride override : overrides) {
            geometry.removeMatParamOverride(override);
        }
    }
}
