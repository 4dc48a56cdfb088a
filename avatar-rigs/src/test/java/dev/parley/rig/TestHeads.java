package dev.parley.rig;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.scene.Geometry;
import com.jme3.scene.VertexBuffer.Type;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Loads heads that a test has written, by the way a game does. */
final class TestHeads {

    private final DesktopAssetManager assets = new DesktopAssetManager(true);
    private final AvatarLoader loader = new AvatarLoader(assets);
    private final Path folder;

    TestHeads(Path folder) {
        this.folder = folder;
        assets.registerLocator(folder.toString(), FileLocator.class);
    }

    AvatarLoader loader() {
        return loader;
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AvatarRig load(String name, HeadGlb head) {
        write(name, head.bytes());
        return loader.loadHead(name);
    }

    /** A head that is one plate under a node Head, with these targets. */
    static HeadGlb plate(String... targets) {
        HeadGlb head = new HeadGlb();
        head.face("Face", head.node("Head", -1, 0, 0, 0), HeadGlb.targets(targets));
        return head;
    }

    /** ARKit's 52 names, spelled otherwise. */
    static String[] arkit(UnaryOperator<String> spelling) {
        return Arrays.stream(ArkitBlendshape.values()).map(ArkitBlendshape::arkitName).map(spelling)
                .toArray(String[]::new);
    }

    /** How far a vertex of a geometry is pushed out of its plate, in centimetres: the weight of its target. */
    static float pushed(AvatarRig rig, String geometry, int vertex) {
        return 100 * moved(rig, geometry).get(3 * vertex + 2);
    }

    static FloatBuffer moved(AvatarRig rig, String geometry) {
        return part(rig, geometry).getMesh().getFloatBuffer(Type.MorphTarget0);
    }

    static Geometry part(AvatarRig rig, String geometry) {
        return rig.deformers().stream().map(MorphDeformer::geometry)
                .filter(part -> HeadTargets.mesh(part).equals(geometry)).findFirst().orElseThrow();
    }
}
