package dev.parley.rig.build;

import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Image;
import de.javagl.jgltf.impl.v2.Material;
import de.javagl.jgltf.impl.v2.MaterialNormalTextureInfo;
import de.javagl.jgltf.impl.v2.MaterialOcclusionTextureInfo;
import de.javagl.jgltf.impl.v2.MaterialPbrMetallicRoughness;
import de.javagl.jgltf.impl.v2.Sampler;
import de.javagl.jgltf.impl.v2.Texture;
import de.javagl.jgltf.impl.v2.TextureInfo;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes surfaces as glTF materials; each picture once. */
final class GlbMaterials {

    private static final int LINEAR = 9729;
    private static final int LINEAR_MIPMAP_LINEAR = 9987;
    private static final int REPEAT = 10497;

    private final GlTF gltf;
    private final GlbBuffer buffer;
    private final Map<Picture, Integer> textures = new IdentityHashMap<>();
    private final Map<String, Integer> materials = new HashMap<>();

    GlbMaterials(GlTF gltf, GlbBuffer buffer, List<Surface> surfaces) {
        this.gltf = gltf;
        this.buffer = buffer;
        for (Surface surface : surfaces) {
            gltf.addMaterials(material(surface));
            materials.put(surface.name(), gltf.getMaterials().size() - 1);
        }
    }

    /** @throws IllegalArgumentException if no surface has that name */
    int index(String surface) {
        Integer index = materials.get(surface);
        if (index == null) {
            throw new IllegalArgumentException("No surface '" + surface + "' among " + materials.keySet());
        }
        return index;
    }

    private Material material(Surface surface) {
        Material material = new Material();
        material.setName(surface.name());
        material.setPbrMetallicRoughness(roughness(surface));
        if (surface.orm() != null) {
            MaterialOcclusionTextureInfo occlusion = new MaterialOcclusionTextureInfo();
            occlusion.setIndex(texture(surface.orm()));
            material.setOcclusionTexture(occlusion);
        }
        if (surface.bumps() != null) {
            MaterialNormalTextureInfo bumps = new MaterialNormalTextureInfo();
            bumps.setIndex(texture(surface.bumps()));
            material.setNormalTexture(bumps);
        }
        material.setAlphaMode(surface.alpha().name());
        if (surface.alpha() == Surface.Alpha.MASK) {
            material.setAlphaCutoff(surface.cutoff());
        }
        material.setDoubleSided(surface.isDoubleSided());
        return material;
    }

    private MaterialPbrMetallicRoughness roughness(Surface surface) {
        MaterialPbrMetallicRoughness pbr = new MaterialPbrMetallicRoughness();
        pbr.setBaseColorFactor(surface.colour());
        pbr.setMetallicFactor(surface.metal());
        pbr.setRoughnessFactor(surface.roughness());
        if (surface.base() != null) {
            pbr.setBaseColorTexture(info(surface.base()));
        }
        if (surface.orm() != null) {
            pbr.setMetallicRoughnessTexture(info(surface.orm()));
        }
        return pbr;
    }

    private TextureInfo info(Picture picture) {
        TextureInfo info = new TextureInfo();
        info.setIndex(texture(picture));
        return info;
    }

    private int texture(Picture picture) {
        return textures.computeIfAbsent(picture, this::add);
    }

    private int add(Picture picture) {
        if (gltf.getSamplers() == null) {
            gltf.addSamplers(sampler());
        }
        Image image = new Image();
        image.setBufferView(buffer.image(picture.bytes()));
        image.setMimeType(picture.mimeType());
        gltf.addImages(image);
        Texture texture = new Texture();
        texture.setSampler(0);
        texture.setSource(gltf.getImages().size() - 1);
        gltf.addTextures(texture);
        return gltf.getTextures().size() - 1;
    }

    private static Sampler sampler() {
        Sampler sampler = new Sampler();
        sampler.setMagFilter(LINEAR);
        sampler.setMinFilter(LINEAR_MIPMAP_LINEAR);
        sampler.setWrapS(REPEAT);
        sampler.setWrapT(REPEAT);
        return sampler;
    }
}
