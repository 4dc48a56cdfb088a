package dev.parley.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a glTF binary by hand: a node Head with one triangle, two quantised morph targets, a see-through material. */
final class TinyGlb {

    /** Metres; 16384/32767 in the file. */
    static final float MOVE = 16384 / 32767f;
    /** 64/127 in the file. */
    static final float LEAN = 64 / 127f;

    private static final String JSON = """
            {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
            "extensionsUsed":["KHR_mesh_quantization"],"extensionsRequired":["KHR_mesh_quantization"],
            "nodes":[{"name":"Head","children":[1]},{"name":"Face","mesh":0}],
            "materials":[{"name":"Skin","pbrMetallicRoughness":{"metallicFactor":0},"alphaMode":"BLEND"}],
            "meshes":[{"name":"Face","extras":{"targetNames":["jawOpen","mouthSmile_L"]},"primitives":[{
            "attributes":{"POSITION":0,"NORMAL":1},"indices":2,"material":0,
            "targets":[{"POSITION":3,"NORMAL":5},{"POSITION":4,"NORMAL":6}]}]}],
            "accessors":[
            {"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],"max":[1,1,0]},
            {"bufferView":1,"componentType":5126,"count":3,"type":"VEC3"},
            {"bufferView":2,"componentType":5123,"count":3,"type":"SCALAR"},
            {"bufferView":3,"componentType":5122,"normalized":true,"count":3,"type":"VEC3","min":[0,-16384,0],
            "max":[0,0,0]},
            {"bufferView":4,"componentType":5122,"normalized":true,"count":3,"type":"VEC3","min":[0,0,0],
            "max":[16384,0,0]},
            {"bufferView":5,"componentType":5120,"normalized":true,"count":3,"type":"VEC3"},
            {"bufferView":6,"componentType":5120,"normalized":true,"count":3,"type":"VEC3"}],
            "bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":36},
            {"buffer":0,"byteOffset":72,"byteLength":6},
            {"buffer":0,"byteOffset":80,"byteLength":24,"byteStride":8},
            {"buffer":0,"byteOffset":104,"byteLength":24,"byteStride":8},
            {"buffer":0,"byteOffset":128,"byteLength":12,"byteStride":4},
            {"buffer":0,"byteOffset":140,"byteLength":12,"byteStride":4}],
            "buffers":[{"byteLength":152}]}""";

    private TinyGlb() {
    }

    /** jawOpen moves vertex 0 down by MOVE and leans its normal; mouthSmile_L moves vertex 2 to +x. */
    static void write(Path file) throws IOException {
        byte[] json = padded(JSON.replace("\n", "").getBytes(StandardCharsets.UTF_8));
        ByteBuffer glb = ByteBuffer.allocate(28 + json.length + 152).order(ByteOrder.LITTLE_ENDIAN);
        glb.putInt(0x46546C67).putInt(2).putInt(glb.capacity());
        glb.putInt(json.length).putInt(0x4E4F534A).put(json);
        glb.putInt(152).putInt(0x004E4942);
        for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1}) {
            glb.putFloat(value);
        }
        glb.putShort((short) 0).putShort((short) 1).putShort((short) 2).putShort((short) 0);
        int targets = glb.position();
        glb.putShort(targets + 2, (short) -16384);
        glb.putShort(targets + 24 + 16, (short) 16384);
        glb.put(targets + 48 + 1, (byte) 64);
        Files.createDirectories(file.getParent());
        Files.write(file, glb.array());
    }

    private static byte[] padded(byte[] text) {
        byte[] padded = java.util.Arrays.copyOf(text, (text.length + 3) / 4 * 4);
        java.util.Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }
}
