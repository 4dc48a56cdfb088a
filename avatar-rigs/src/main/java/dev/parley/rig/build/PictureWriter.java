package dev.parley.rig.build;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** Encodes rasters: JPEG without chroma subsampling (it shows as patches on smooth skin), PNG where alpha counts. */
final class PictureWriter {

    private PictureWriter() {
    }

    /** The first three channels. @param quality 0..1 */
    static Picture jpeg(Raster raster, double quality) {
        BufferedImage image = image(raster, BufferedImage.TYPE_INT_RGB);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality((float) quality);
        IIOMetadata metadata = fullChroma(writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param));
        return new Picture("image/jpeg", encode(writer, new IIOImage(image, null, metadata), param));
    }

    /** Red, green, blue, alpha. */
    static Picture png(Raster raster) {
        BufferedImage image = image(raster, BufferedImage.TYPE_INT_ARGB);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0);
        return new Picture("image/png", encode(writer, new IIOImage(image, null, null), param));
    }

    private static IIOMetadata fullChroma(IIOMetadata metadata) {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        try {
            metadata.setFromTree(format, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return metadata;
    }

    private static byte[] encode(ImageWriter writer, IIOImage image, ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Raster raster, int type) {
        BufferedImage image = new BufferedImage(raster.width(), raster.height(), type);
        for (int i = 0; i < raster.pixels(); i++) {
            int alpha = raster.channels() > 3 ? level(raster.get(i, 3)) : 255;
            int rgb = level(raster.get(i, 0)) << 16 | level(raster.get(i, 1)) << 8 | level(raster.get(i, 2));
            image.setRGB(i % raster.width(), i / raster.width(), alpha << 24 | rgb);
        }
        return image;
    }

    private static int level(double value) {
        return (int) Math.rint(Numbers.clamp(value, 0, 255));
    }
}
