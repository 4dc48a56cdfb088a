package dev.parley.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Joins the buffers of a glTF file: the binary's chunk, those within its JSON, and files beside it. */
final class GltfBuffers {

    private final GltfFile file;
    private final byte[] chunk;
    private final GltfFile.Files files;

    /**
     * Creates a reader.
     *
     * @param file whose buffers
     * @param chunk the binary's chunk, or null
     * @param files the files beside it
     */
    GltfBuffers(GltfFile file, byte[] chunk, GltfFile.Files files) {
        this.file = file;
        this.chunk = chunk;
        this.files = files;
    }

    /**
     * Reads all buffers, and makes the file's views look into them.
     *
     * @return the buffers' bytes, each from a multiple of four on
     * @throws RigException if one is not there, cut off, or outside the model's folder
     */
    byte[] join() throws IOException {
        ArrayNode buffers = file.array("buffers");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int[] starts = new int[buffers.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = all.size();
            byte[] buffer = buffer(i, buffers.get(i));
            all.write(buffer, 0, buffer.length);
            all.write(new byte[-buffer.length & 3], 0, -buffer.length & 3);
        }
        for (JsonNode view : file.array("bufferViews")) {
            int buffer = view.path("buffer").asInt(-1);
            if (buffer < 0 || buffer >= starts.length) {
                throw file.error("a buffer view names buffer " + buffer + ", but there are " + starts.length
                        + "; the file is damaged, export it again");
            }
            ((ObjectNode) view).put("buffer", 0).put("byteOffset", starts[buffer] + view.path("byteOffset").asInt(0));
        }
        checkImages();
        return all.toByteArray();
    }

    /** jME's loader reads them, from beside the model. */
    private void checkImages() {
        int index = 0;
        for (JsonNode image : file.array("images")) {
            String uri = image.path("uri").asString("data:");
            if (!uri.startsWith("data:")) {
                inFolder("images[" + index + "]", uri);
            }
            index++;
        }
    }

    private byte[] buffer(int index, JsonNode buffer) throws IOException {
        long length = buffer.path("byteLength").asLong(0);
        String uri = buffer.path("uri").asString("");
        byte[] bytes;
        if (uri.isEmpty()) {
            bytes = index == 0 && chunk != null ? chunk : new byte[0];
        } else if (uri.startsWith("data:")) {
            bytes = decoded(index, uri);
        } else {
            bytes = files.read(inFolder("buffers[" + index + "]", uri));
            if (bytes == null) {
                throw file.error("buffers[" + index + "] is in the file '" + uri + "', which is not there; put it beside"
                        + " the model, or export one GLB that holds all");
            }
        }
        if (bytes.length < length) {
            throw file.error("buffers[" + index + "] is cut off: it has " + bytes.length + " bytes, but says it has "
                    + length + "; copy, download or export the file again");
        }
        return bytes;
    }

    private byte[] decoded(int index, String uri) {
        try {
            return Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        } catch (IllegalArgumentException e) {
            throw new RigException(file.name() + ": buffers[" + index + "] is no valid base64; export the file again",
                    e);
        }
    }

    /** Files outside the model's folder are none of its business. */
    private String inFolder(String where, String uri) {
        String path = URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8).replace('\\', '/');
        if (path.startsWith("/") || path.contains(":") || Arrays.asList(path.split("/")).contains("..")) {
            throw file.error(where + " names '" + uri + "', which lies outside the model's folder and is not read;"
                    + " export one GLB that holds all, or put the file beside the model");
        }
        return path;
    }
}
