package dev.parley.rig.build;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A square or oblong image of floats, any number of channels. Row 0 is the top, v = 1. Colours are sRGB, 0..255.
 *
 * @param width pixels
 * @param height pixels
 * @param channels values a pixel
 * @param data {@code (height, width, channels)}, shared
 */
record Raster(int width, int height, int channels, float[] data) {

    Raster(int width, int height, int channels) {
        this(width, height, channels, new float[width * height * channels]);
    }

    /** Red, green, blue and alpha, 0..255. */
    static Raster of(BufferedImage image) {
        Raster raster = new Raster(image.getWidth(), image.getHeight(), 4);
        for (int i = 0; i < raster.pixels(); i++) {
            int argb = image.getRGB(i % raster.width, i / raster.width);
            raster.data[4 * i] = argb >> 16 & 255;
            raster.data[4 * i + 1] = argb >> 8 & 255;
            raster.data[4 * i + 2] = argb & 255;
            raster.data[4 * i + 3] = argb >>> 24;
        }
        return raster;
    }

    int pixels() {
        return width * height;
    }

    float get(int pixel, int channel) {
        return data[pixel * channels + channel];
    }

    void set(int pixel, int channel, double value) {
        data[pixel * channels + channel] = (float) value;
    }

    void scale(int pixel, int channel, double factor) {
        data[pixel * channels + channel] *= (float) factor;
    }

    /** Bicubic (Catmull and Rom's) value at a texture coordinate, v up. */
    double sample(double u, double v, int channel) {
        double x = u * width - .5;
        double y = (1 - v) * height - .5;
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double sum = 0;
        for (int j = -1; j <= 2; j++) {
            double row = 0;
            for (int i = -1; i <= 2; i++) {
                row += cubic(x - x0 - i) * clamped(x0 + i, y0 + j, channel);
            }
            sum += cubic(y - y0 - j) * row;
        }
        return sum;
    }

    private static double cubic(double t) {
        double a = Math.abs(t);
        return a < 1 ? 1.5 * a * a * a - 2.5 * a * a + 1 : a < 2 ? -.5 * a * a * a + 2.5 * a * a - 4 * a + 2 : 0;
    }

    private float clamped(int x, int y, int channel) {
        int cx = Math.max(0, Math.min(width - 1, x));
        int cy = Math.max(0, Math.min(height - 1, y));
        return data[(cy * width + cx) * channels + channel];
    }

    /** Gaussian blur. @param sigma pixels */
    Raster blurred(double sigma) {
        float[] kernel = kernel(sigma);
        return pass(kernel, 1, 0).pass(kernel, 0, 1);
    }

    private static float[] kernel(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-.5 * i * i / (sigma * sigma));
        }
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) (Math.exp(-.5 * i * i / (sigma * sigma)) / sum);
        }
        return kernel;
    }

    private Raster pass(float[] kernel, int dx, int dy) {
        Raster out = new Raster(width, height, channels);
        int radius = kernel.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int k = -radius; k <= radius; k++) {
                    int sx = Math.max(0, Math.min(width - 1, x + k * dx));
                    int sy = Math.max(0, Math.min(height - 1, y + k * dy));
                    mixIn(out, y * width + x, sy * width + sx, kernel[k + radius]);
                }
            }
        }
        return out;
    }

    private void mixIn(Raster out, int to, int from, float weight) {
        for (int c = 0; c < channels; c++) {
            out.data[to * channels + c] += weight * data[from * channels + c];
        }
    }

    /** Half the size, each pixel the mean of four; width and height must be even. */
    Raster halved() {
        Raster out = new Raster(width / 2, height / 2, channels);
        for (int i = 0; i < out.data.length; i++) {
            int pixel = i / channels;
            int at = (pixel / out.width * 2 * width + pixel % out.width * 2) * channels + i % channels;
            int below = at + width * channels;
            out.data[i] = (data[at] + data[at + channels] + data[below] + data[below + channels]) / 4;
        }
        return out;
    }

    Raster copy() {
        return new Raster(width, height, channels, Arrays.copyOf(data, data.length));
    }

    /** One channel of its own. */
    Raster channel(int channel) {
        Raster out = new Raster(width, height, 1);
        for (int i = 0; i < pixels(); i++) {
            out.data[i] = get(i, channel);
        }
        return out;
    }
}
