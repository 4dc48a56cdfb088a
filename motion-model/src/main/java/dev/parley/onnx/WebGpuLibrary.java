package dev.parley.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * ONNX Runtime's WebGPU library: where it may lie, and whether it is the one that was tested. {@code webgpu.properties}
 * beside this class names its version, files and SHA-256; {@code scripts/webgpu.sh} reads it too.
 */
final class WebGpuLibrary {

    /** A file, for a library of the game's own. */
    static final String PATH = "parley.webgpu.library";
    /** SHA-256 of another version than the one that was tested. */
    static final String HASH = "parley.webgpu.sha256";
    private static final String NATIVES = "onnxruntime.native.path";
    private static final int MAGIC = 4;

    private final Properties known = new Properties();

    WebGpuLibrary() {
        try (InputStream in = WebGpuLibrary.class.getResourceAsStream("webgpu.properties")) {
            known.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the library, checked. */
    Path find() throws ProviderException {
        List<Path> places = places();
        for (Path place : places) {
            if (Files.exists(place)) {
                return checked(place.toAbsolutePath());
            }
        }
        throw new ProviderException("its library is missing (sought at " + places.get(0) + "); fetch it with "
                + "scripts/webgpu.sh, or put it beside the game's natives (docs/gpu.md)");
    }

    /** Tells whether a library lies anywhere that one is sought. */
    boolean isThere() {
        try {
            return places().stream().anyMatch(Files::exists);
        } catch (ProviderException e) {
            return false;
        }
    }

    private List<Path> places() throws ProviderException {
        String own = System.getProperty(PATH);
        if (own != null) {
            return List.of(Path.of(own));
        }
        String name = known(platform() + ".library");
        Path fetched = UserCache.folder("webgpu").resolve(known.getProperty("version")).resolve(platform());
        List<Path> places = new ArrayList<>(List.of(fetched.resolve(name)));
        String natives = System.getProperty(NATIVES);
        if (natives != null) {
            places.add(Path.of(natives, name));
        }
        return places;
    }

    /** For instance {@code linux-x64}. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String arch = machine.equals("amd64") || machine.equals("x86_64") ? "x64" : machine.replace("aarch64", "arm64");
        return (UserCache.isWindows() ? "windows" : system.startsWith("mac") ? "macos" : system) + "-" + arch;
    }

    private String known(String key) throws ProviderException {
        String value = known.getProperty(key);
        if (value == null) {
            throw new ProviderException("it has no library for " + platform() + "; use --provider cpu");
        }
        return value;
    }

    private Path checked(Path file) throws ProviderException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!isLibrary(bytes)) {
                throw new ProviderException(file + " is no shared library (" + bytes.length + " bytes that are neither "
                        + "ELF, PE nor Mach-O); replace it with scripts/webgpu.sh");
            }
            checkHash(file, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            return file;
        } catch (IOException e) {
            throw new ProviderException(file + " cannot be read (" + e + "); replace it with scripts/webgpu.sh", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isLibrary(byte[] bytes) {
        if (bytes.length < MAGIC) {
            return false;
        }
        String magic = HexFormat.of().formatHex(bytes, 0, MAGIC);
        return magic.equals("7f454c46") || magic.startsWith("4d5a") || magic.equals("cffaedfe")
                || magic.equals("cafebabe");
    }

    private void checkHash(Path file, String found) throws ProviderException {
        String expected = System.getProperty(HASH, known(platform() + ".sha256"));
        if (!found.equalsIgnoreCase(expected)) {
            throw new ProviderException(file + " is not the library of version " + known.getProperty("version")
                    + ": its SHA-256 is " + found + ", expected " + expected + "; replace it with scripts/webgpu.sh, or "
                    + "vouch for another with -D" + HASH + "=...");
        }
    }
}
