package dev.parley.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a model's files lie: on the class path or in a directory. Immutable; usable on any thread.
 */
public interface ModelSource {

    /** The class path root of the model that comes with Parley. */
    String DEFAULT_ROOT = "/Onnx";

    /**
     * Reads a whole file.
     *
     * @param file its name, without folders, for instance {@code model.json} (not null)
     * @return its bytes (a new array)
     * @throws ModelLoadException if it is missing or cannot be read
     */
    byte[] read(String file);

    /**
     * Says where a file lies, for messages.
     *
     * @param file its name (not null)
     * @return a path or class path name
     */
    String locate(String file);

    /**
     * Returns a source on the class path.
     *
     * @param root an absolute folder such as {@code /Onnx} (not null)
     * @return a new source
     */
    static ModelSource classPath(String root) {
        return new ModelSource() {
            @Override
            public byte[] read(String file) {
                try (InputStream in = ModelSource.class.getResourceAsStream(root + "/" + file)) {
                    if (in == null) {
                        throw new ModelLoadException("model file " + locate(file)
                                + " is missing; put the assets jar on the class path");
                    }
                    return in.readAllBytes();
                } catch (IOException e) {
                    throw new ModelLoadException("model file " + locate(file) + " cannot be read: " + e, e);
                }
            }

            @Override
            public String locate(String file) {
                return "classpath:" + root + "/" + file;
            }
        };
    }

    /**
     * Returns a source in a directory.
     *
     * @param folder the directory that holds {@code model.json} (not null)
     * @return a new source
     */
    static ModelSource directory(Path folder) {
        return new ModelSource() {
            @Override
            public byte[] read(String file) {
                try {
                    return Files.readAllBytes(folder.resolve(file));
                } catch (NoSuchFileException e) {
                    throw new ModelLoadException("model file " + locate(file)
                            + " is missing; name the folder that holds model.json and its graphs", e);
                } catch (IOException e) {
                    throw new ModelLoadException("model file " + locate(file) + " cannot be read: " + e, e);
                }
            }

            @Override
            public String locate(String file) {
                return folder.resolve(file).toString();
            }
        };
    }
}
