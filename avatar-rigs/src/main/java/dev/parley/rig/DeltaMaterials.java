package dev.parley.rig;

import com.jme3.asset.AssetManager;
import com.jme3.material.MatParam;
import com.jme3.material.MatParamTexture;
import com.jme3.material.Material;
import com.jme3.material.MaterialDef;
import com.jme3.material.TechniqueDef;
import com.jme3.renderer.Caps;
import com.jme3.scene.Geometry;
import com.jme3.shader.Shader.ShaderType;
import com.jme3.shader.VarType;
import com.jme3.texture.image.ColorSpace;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Makes materials that morph by a {@link DeltaTexture} of those that morph by vertex buffers: the same parameters, the
 * same shaders, but for the library that adds the targets. For the render thread.
 */
final class DeltaMaterials {

    /** The stock definitions' counterparts, which keep their compiled shaders. */
    private static final Map<MaterialDef, MaterialDef> DEFINITIONS = Collections.synchronizedMap(new WeakHashMap<>());

    /** What has been replaced: geometries that shared a material go on sharing one. */
    private final Map<Material, Material> replaced = new IdentityHashMap<>();

    /**
     * Gives a geometry a material that reads the texture.
     *
     * @param geometry has a material (not null, modified)
     * @return null, or why there is none
     */
    String replace(Geometry geometry) {
        Material stock = geometry.getMaterial();
        if (stock == null) {
            return "it has no material";
        }
        if (stock.getMaterialDef().getMaterialParam(DeltaTexture.TEXTURE) != null) {
            return null;
        }
        MaterialDef definition = DEFINITIONS.computeIfAbsent(stock.getMaterialDef(), DeltaMaterials::derive);
        if (!definition.getTechniqueDefsNames().contains(TechniqueDef.DEFAULT_TECHNIQUE_NAME)) {
            return "the shaders of '" + definition.getAssetName() + "' do not import "
                    + DeltaShaders.STOCK_LIBRARY + "; use a material that jME morphs, PBRLighting for instance";
        }
        geometry.setMaterial(replaced.computeIfAbsent(stock, material -> copy(material, definition)));
        return null;
    }

    private static Material copy(Material stock, MaterialDef definition) {
        Material copy = new Material(definition);
        for (MatParam param : stock.getParams()) {
            copy.setParam(param.getName(), param.getVarType(), param.getValue());
        }
        copy.getAdditionalRenderState().set(stock.getAdditionalRenderState());
        copy.setTransparent(stock.isTransparent());
        copy.setReceivesShadows(stock.isReceivesShadows());
        copy.setName(stock.getName());
        return copy;
    }

    private static MaterialDef derive(MaterialDef stock) {
        AssetManager assets = stock.getAssetManager();
        DeltaShaders.register(assets);
        MaterialDef derived = new MaterialDef(assets, stock.getName() + " with delta texture");
        // a saved model has the stock material again
        derived.setAssetName(stock.getAssetName());
        for (MatParam param : stock.getMaterialParams()) {
            if (param instanceof MatParamTexture texture) {
                derived.addMaterialParamTexture(texture.getVarType(), texture.getName(), texture.getColorSpace(),
                        texture.getTextureValue());
            } else {
                derived.addMaterialParam(param.getVarType(), param.getName(), param.getValue());
            }
        }
        derived.addMaterialParamTexture(VarType.Texture2D, DeltaTexture.TEXTURE, ColorSpace.Linear, null);
        derived.addMaterialParam(VarType.Vector4Array, DeltaTexture.WEIGHTS, null);
        derived.addMaterialParam(VarType.Int, DeltaTexture.SIZE, null);
        for (String name : stock.getTechniqueDefsNames()) {
            for (TechniqueDef technique : stock.getTechniqueDefs(name)) {
                add(derived, technique);
            }
        }
        return derived;
    }

    /** Techniques that do not morph stay as they are, but for the one that draws: without it there is no material. */
    private static void add(MaterialDef derived, TechniqueDef technique) {
        boolean draws = technique.getName().equals(TechniqueDef.DEFAULT_TECHNIQUE_NAME);
        boolean morphs = !technique.isUsingShaderNodes()
                && technique.getShaderParamDefineId(MergedTarget.TARGETS) != null
                && (!draws || DeltaShaders.morphs(derived.getAssetManager(), technique.getVertexShaderName()));
        if (morphs) {
            addWithDeltas(derived, technique);
        } else if (!draws) {
            derived.addTechniqueDef(technique);
        }
    }

    private static void addWithDeltas(MaterialDef derived, TechniqueDef technique) {
        if (Caps.valueOf(technique.getVertexShaderLanguage()).compareTo(Caps.GLSL150) >= 0) {
            derived.addTechniqueDef(withDeltas(technique));
        }
    }

    private static TechniqueDef withDeltas(TechniqueDef technique) {
        try {
            TechniqueDef copy = technique.clone();
            EnumMap<ShaderType, String> names = new EnumMap<>(technique.getShaderProgramNames());
            names.put(ShaderType.Vertex, DeltaShaders.ROOT + technique.getVertexShaderName());
            copy.setShaderFile(names, technique.getShaderProgramLanguages());
            copy.addShaderParamDefine(DeltaTexture.SIZE, VarType.Int, "DELTA_SIZE");
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
