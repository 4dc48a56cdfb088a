package dev.parley.rig;

import com.jme3.asset.AssetManager;
import com.jme3.light.DirectionalLight;
import com.jme3.light.Light;
import com.jme3.light.LightProbe;
import com.jme3.material.RenderState;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import com.jme3.renderer.RenderManager;
import com.jme3.scene.Spatial;
import com.jme3.shadow.DirectionalLightShadowRenderer;
import com.jme3.shadow.EdgeFilteringMode;
import java.util.List;

/**
 * Studio light for a head that looks along +z: a light probe, which jME's PBR materials need for ambient light, and
 * three directional lights: key from the face's upper left, fill from its right, rim from behind. The probe is computed,
 * no file is read. For the render thread.
 */
public final class LightRig implements AutoCloseable {

    /** Metres around the origin that the probe lights. */
    private static final float RADIUS = 100;
    /** Metres from the camera that shadows reach; the shorter, the finer they are. */
    private static final float SHADOW_REACH = 3;
    /**
     * Lights of one pass: fewer passes, and blended materials are blended once. The probe does not count, and jME's
     * shader computes every light of a batch, there or not.
     */
    private static final int BATCH = 3;

    private final LightProbe probe = ProbeMaker.probe(RADIUS);
    private final DirectionalLight key = light("key", -.70f, -.65f, -.75f, 1.25f, 1.16f, 1.05f);
    private final DirectionalLight fill = light("fill", .90f, -.10f, -.60f, .12f, .14f, .17f);
    private final DirectionalLight rim = light("rim", .55f, -.45f, .80f, .50f, .53f, .58f);
    private Spatial lit;

    private static DirectionalLight light(String name, float x, float y, float z, float red, float green, float blue) {
        DirectionalLight light = new DirectionalLight(new Vector3f(x, y, z).normalizeLocal(),
                new ColorRGBA(red, green, blue, 1));
        light.setName(name);
        return light;
    }

    /**
     * Lights a part of the scene.
     *
     * @param scene what to light, with all below it (not null); lights of an earlier call are taken away there
     * @return this
     */
    public LightRig attachTo(Spatial scene) {
        close();
        lights().forEach(scene::addLight);
        lit = scene;
        return this;
    }

    /**
     * Lets one pass handle all lights. Without it jME draws each geometry once a light.
     *
     * @param manager the application's render manager (not null, modified)
     */
    public static void prepare(RenderManager manager) {
        manager.setSinglePassLightBatchSize(Math.max(BATCH, manager.getSinglePassLightBatchSize()));
    }

    /**
     * Makes shadows of the key light: add the result to a view port.
     *
     * @param assets the application's asset manager (not null)
     * @param size edge of the shadow map in pixels, a power of two
     * @return a new processor
     */
    public DirectionalLightShadowRenderer shadows(AssetManager assets, int size) {
        DirectionalLightShadowRenderer shadows = new DirectionalLightShadowRenderer(assets, size, 1);
        shadows.setLight(key);
        shadows.setShadowIntensity(.6f);
        shadows.setShadowZExtend(SHADOW_REACH);
        RenderState depth = shadows.getPreShadowForcedRenderState();
        depth.setFaceCullMode(RenderState.FaceCullMode.Back);
        depth.setPolyOffset(4, 4);
        shadows.setEdgeFilteringMode(EdgeFilteringMode.PCF8);
        shadows.setEdgesThickness(4);
        return shadows;
    }

    /**
     * Returns the lights.
     *
     * @return probe, key, fill and rim (alias: change colours and directions as you like)
     */
    public List<Light> lights() {
        return List.of(probe, key, fill, rim);
    }

    /**
     * Returns the main light.
     *
     * @return the pre-existing instance
     */
    public DirectionalLight key() {
        return key;
    }

    /**
     * Takes the lights out of the scene; does nothing if they are in none.
     */
    @Override
    public void close() {
        if (lit != null) {
            lights().forEach(lit::removeLight);
            lit = null;
        }
    }
}
