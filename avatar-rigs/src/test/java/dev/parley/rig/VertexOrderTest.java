package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.export.binary.BinaryExporter;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.IndexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.util.BufferUtils;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertexOrderTest {

    private static final Type[] LOOKS = {Type.Position, Type.Normal, Type.TexCoord};

    private final DesktopAssetManager assets = new DesktopAssetManager(true);

    /** Says which vertex of a file each vertex of a geometry is, by all that is seen of it at rest. */
    static int[] order(Spatial file, Geometry sorted) {
        Mesh from = part(file, sorted.getName()).getMesh();
        Map<List<Float>, Queue<Integer>> places = new HashMap<>();
        for (int i = 0; i < from.getVertexCount(); i++) {
            places.computeIfAbsent(look(from, i), look -> new ArrayDeque<>()).add(i);
        }
        return IntStream.range(0, from.getVertexCount()).map(i -> places.get(look(sorted.getMesh(), i)).remove())
                .toArray();
    }

    private static List<Float> look(Mesh mesh, int vertex) {
        List<Float> look = new ArrayList<>();
        for (Type type : LOOKS) {
            VertexBuffer buffer = mesh.getBuffer(type);
            for (int i = 0; buffer != null && i < buffer.getNumComponents(); i++) {
                look.add((Float) buffer.getElementComponent(vertex, i));
            }
        }
        return look;
    }

    private static Geometry part(Spatial model, String name) {
        List<Geometry> found = new ArrayList<>();
        model.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getName().equals(name)) {
                found.add(geometry);
            }
        });
        return found.get(0);
    }

    private Spatial woman() {
        return assets.loadModel("Models/woman.glb");
    }

    /** Each corner of each triangle, in the order in which they are drawn. */
    private static void assertDrawnAlike(Mesh expected, Mesh mesh) {
        IndexBuffer was = expected.getIndexBuffer();
        IndexBuffer is = mesh.getIndexBuffer();
        assertEquals(was.size(), is.size());
        for (VertexBuffer buffer : expected.getBufferList()) {
            if (buffer.getBufferType() != Type.Index && buffer.getData() != null) {
                VertexBuffer sorted = mesh.getBuffer(buffer.getBufferType());
                assertEquals(buffer.getUsage(), sorted.getUsage());
                assertEquals(buffer.isNormalized(), sorted.isNormalized());
                for (int i = 0; i < was.size(); i++) {
                    for (int part = 0; part < buffer.getNumComponents(); part++) {
                        assertEquals(buffer.getElementComponent(was.get(i), part),
                                sorted.getElementComponent(is.get(i), part), buffer.getBufferType().name());
                    }
                }
            }
        }
        for (int target = 0; target < expected.getMorphTargets().length; target++) {
            MorphTarget before = expected.getMorphTargets()[target];
            MorphTarget after = mesh.getMorphTargets()[target];
            assertEquals(before.getName(), after.getName());
            assertEquals(before.getBuffers().keySet(), after.getBuffers().keySet());
            for (Type type : before.getBuffers().keySet()) {
                for (int i = 0; i < 3 * was.size(); i++) {
                    assertEquals(before.getBuffer(type).get(3 * was.get(i / 3) + i % 3),
                            after.getBuffer(type).get(3 * is.get(i / 3) + i % 3));
                }
            }
        }
    }

    private static float[] places(Mesh mesh) {
        return BufferUtils.getFloatArray(mesh.getFloatBuffer(Type.Position));
    }

    private static long filled(Mesh mesh) {
        DeltaBlocks blocks = new DeltaBlocks(mesh);
        return IntStream.range(0, blocks.count()).mapToObj(blocks::block).flatMap(Arrays::stream)
                .filter(block -> block != null).count();
    }

    @Test
    void everyTriangleIsDrawnAsBefore() {
        Mesh file = part(woman(), "Face_0").getMesh();
        Mesh sorted = part(new AvatarLoader(assets).model("Models/woman.glb"), "Face_0").getMesh();
        assertFalse(Arrays.equals(places(file), places(sorted)));
        assertDrawnAlike(file, sorted);
    }

    @Test
    void theTargetsOfAFaceFillAThirdFewerBlocks() {
        Mesh file = part(woman(), "Face_0").getMesh();
        Mesh sorted = part(new AvatarLoader(assets).model("Models/woman.glb"), "Face_0").getMesh();
        assertTrue(filled(sorted) < filled(file) * 2 / 3, filled(sorted) + " of " + filled(file));
    }

    @Test
    void clonesShareTheSortedBuffers() {
        AvatarLoader loader = new AvatarLoader(assets);
        Mesh one = part(loader.model("Models/woman.glb"), "Face_0").getMesh();
        Mesh two = part(loader.model("Models/woman.glb"), "Face_0").getMesh();
        assertSame(one.getBuffer(Type.TexCoord), two.getBuffer(Type.TexCoord));
        assertSame(one.getMorphTargets()[0], two.getMorphTargets()[0]);
    }

    /** A grid whose targets move every n-th vertex, drawn as a strip, with a coarser level. */
    private static Mesh strip(int vertices) {
        Random random = new Random(vertices);
        Mesh mesh = new Mesh();
        mesh.setMode(Mesh.Mode.TriangleStrip);
        FloatBuffer places = BufferUtils.createFloatBuffer(3 * vertices);
        for (int i = 0; i < 3 * vertices; i++) {
            places.put(i, random.nextFloat());
        }
        mesh.setBuffer(Type.Position, 3, places);
        mesh.setBuffer(Type.BoneIndex, 4, BufferUtils.createByteBuffer(4 * vertices).put(0, (byte) 200));
        mesh.getBuffer(Type.BoneIndex).setNormalized(true);
        mesh.setBuffer(Type.Index, 1, IntStream.range(0, vertices).toArray());
        VertexBuffer coarse = new VertexBuffer(Type.Index);
        coarse.setupData(VertexBuffer.Usage.Static, 1, VertexBuffer.Format.UnsignedInt,
                BufferUtils.createIntBuffer(IntStream.range(0, vertices / 2).map(i -> 2 * i).toArray()));
        mesh.setLodLevels(new VertexBuffer[] {mesh.getBuffer(Type.Index), coarse});
        for (int every = 2; every < 6; every++) {
            MorphTarget target = new MorphTarget("every" + every);
            FloatBuffer moves = BufferUtils.createFloatBuffer(3 * vertices);
            for (int i = 0; i < vertices; i += every) {
                moves.put(3 * i, random.nextFloat() + .1f);
            }
            target.setBuffer(Type.Position, moves);
            mesh.addMorphTarget(target);
        }
        return mesh;
    }

    private static void show(Mesh mesh, int level) {
        mesh.clearBuffer(Type.Index);
        mesh.setBuffer(mesh.getLodLevel(level));
    }

    @Test
    void stripsAndLevelsOfDetailAreDrawnAsBefore() {
        Mesh mesh = strip(2000);
        VertexOrder.sort(new Geometry("strip", mesh));
        assertTrue(filled(mesh) < filled(strip(2000)) * 2 / 3);
        assertSame(mesh.getBuffer(Type.Index), mesh.getLodLevel(0));
        for (int level = 0; level < 2; level++) {
            Mesh expected = strip(2000);
            show(expected, level);
            show(mesh, level);
            assertDrawnAlike(expected, mesh);
        }
    }

    @Test
    void whatCannotBeSortedStays() {
        Mesh bare = strip(2000);
        bare.clearBuffer(Type.Index);
        Mesh wrong = strip(2000);
        wrong.getMorphTargets()[1].setBuffer(Type.Position, BufferUtils.createFloatBuffer(30));
        Mesh instanced = strip(2000);
        instanced.getBuffer(Type.BoneIndex).setInstanced(true);
        Mesh broken = strip(2000);
        broken.getIndexBuffer().put(7, 2000);
        Mesh small = strip(VertexOrder.LEAST - 1);
        Mesh live = strip(2000);
        new MorphDeformer(new Geometry("live", live), 0);
        for (Mesh mesh : new Mesh[] {bare, wrong, instanced, broken, small, live}) {
            VertexBuffer before = mesh.getBuffer(Type.Position);
            VertexOrder.sort(new Geometry("kept", mesh));
            assertSame(before, mesh.getBuffer(Type.Position));
        }
    }

    /** As jME makes of a skinned mesh that two nodes of a file show: places of its own, the same targets. */
    @Test
    void meshesThatShareTheirTargetsStay() {
        Mesh one = strip(2000);
        Mesh two = one.clone();
        two.clearBuffer(Type.Position);
        two.setBuffer(Type.Position, 3, places(one));
        Node both = new Node("both");
        both.attachChild(new Geometry("one", one));
        both.attachChild(new Geometry("two", two));
        VertexOrder.sort(both);
        assertDrawnAlike(strip(2000), one);
        assertDrawnAlike(strip(2000), two);
        assertArrayEquals(places(strip(2000)), places(two));
    }

    @Test
    void whatIsSortedStays() {
        Mesh mesh = strip(2000);
        VertexOrder.sort(new Geometry("strip", mesh));
        float[] first = places(mesh);
        VertexOrder.sort(new Geometry("strip", mesh));
        assertArrayEquals(first, places(mesh));
    }

    @Test
    void aHeadInJmesFormatIsSortedApartFromTheGamesOwn(@TempDir Path folder) throws IOException {
        BinaryExporter.getInstance().save(woman(), folder.resolve("hero.j3o").toFile());
        assets.registerLocator(folder.toString(), FileLocator.class);
        Mesh own = part(assets.loadModel("hero.j3o"), "Face_0").getMesh();
        Mesh sorted = part(new AvatarLoader(assets).model("hero.j3o"), "Face_0").getMesh();
        assertNotSame(own.getBuffer(Type.Position), sorted.getBuffer(Type.Position));
        assertDrawnAlike(own, sorted);
        assertTrue(filled(sorted) < filled(own) * 2 / 3);
        assertArrayEquals(places(own), places(part(assets.loadModel("hero.j3o"), "Face_0").getMesh()));
    }
}
