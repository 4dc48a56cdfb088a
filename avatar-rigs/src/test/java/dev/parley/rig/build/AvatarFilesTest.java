package dev.parley.rig.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.math.Vector3f;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.ImageModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped avatars as files. */
class AvatarFilesTest {

    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_BYTES_OF_ALL = 25_000_000;

    static List<String> avatars() {
        return List.copyOf(Identities.all().keySet());
    }

    private static byte[] bytes(String avatar) throws IOException {
        try (InputStream in = AvatarFilesTest.class.getResourceAsStream("/Models/" + avatar + ".glb")) {
            assertNotNull(in, avatar + " is not among the assets");
            return in.readAllBytes();
        }
    }

    @Test
    void fitIntoTheirBudget() throws IOException {
        long all = 0;
        for (String avatar : avatars()) {
            int size = bytes(avatar).length;
            assertTrue(size <= MOST_BYTES, avatar + " has " + size + " bytes");
            all += size;
        }
        assertTrue(all <= MOST_BYTES_OF_ALL, all + " bytes in all");
    }

    @ParameterizedTest
    @MethodSource("avatars")
    void holdTheirPicturesInFullColour(String avatar) throws IOException {
        GltfModel model = new GltfModelReader().readWithoutReferences(new ByteArrayInputStream(bytes(avatar)));
        for (ImageModel image : model.getImageModels()) {
            assertNotNull(image.getBufferViewModel(), "a picture outside the file: " + image.getUri());
            if (image.getMimeType().equals("image/jpeg")) {
                samplingFactors(image.getImageData())
                    .forEach(factor -> assertEquals(0x11, factor, "chroma is subsampled"));
            }
        }
    }

    /** The sampling factors of the components in a JPEG's frame header (ITU T.81, B.2.2). */
    private static List<Integer> samplingFactors(ByteBuffer image) {
        ByteBuffer jpeg = image.slice().order(ByteOrder.BIG_ENDIAN);
        int at = 2;
        while ((jpeg.get(at + 1) & 0xff) < 0xc0 || (jpeg.get(at + 1) & 0xff) > 0xc2) {
            at += 2 + (jpeg.getShort(at + 2) & 0xffff);
        }
        List<Integer> factors = new ArrayList<>();
        for (int c = 0; c < jpeg.get(at + 9); c++) {
            factors.add(jpeg.get(at + 11 + 3 * c) & 0xff);
        }
        return factors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"woman", "grandmother"})
    void pendantsHangOnAJointOfTheBustInFrontOfWhatIsWorn(String avatar) {
        AvatarGeometry geometry = AvatarGeometry.of(avatar);
        float[] pendant = geometry.meshes().get("Pendant").positions();
        float[] clothes = geometry.meshes().get("Clothes").positions();
        geometry.root().depthFirstTraversal(spatial -> {
            SkinningControl skin = spatial.getControl(SkinningControl.class);
            if (skin != null) {
                Joint joint = skin.getArmature().getJoint("Pendant");
                assertEquals("Bust", joint.getParent().getName());
                Vector3f place = joint.getLocalTranslation();
                assertEquals(0, place.x, .002);
                for (int i = 0; i < clothes.length; i += 3) {
                    boolean behind = Math.abs(clothes[i]) < .01 && Math.abs(clothes[i + 1] - place.y) < .004;
                    assertTrue(!behind || clothes[i + 2] < place.z + .003, avatar + ": clothes before the pendant");
                }
            }
        });
        for (int i = 0; i < pendant.length; i += 3) {
            assertTrue(Math.hypot(pendant[i], pendant[i + 2]) < .2, "the chain lies round the neck");
        }
    }

    @Test
    void theWomansTailAndEarringsHangOnJointsOfTheirOwn() {
        List<String> chain = new ArrayList<>();
        AvatarGeometry.of("woman").root().depthFirstTraversal(spatial -> {
            SkinningControl skin = spatial.getControl(SkinningControl.class);
            if (skin != null) {
                for (Joint j = skin.getArmature().getJoint("Ponytail3"); j != null; j = j.getParent()) {
                    chain.add(j.getName());
                }
                assertEquals("Head", skin.getArmature().getJoint("EarringLeft").getParent().getName());
                assertEquals("Head", skin.getArmature().getJoint("EarringRight").getParent().getName());
            }
        });
        assertEquals(List.of("Ponytail3", "Ponytail2", "Ponytail1", "Head", "Neck", "Bust"), chain.subList(0, 6));
    }
}
