package dev.parley.rig;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** Reads profiles and puts their mistakes into one line. */
final class ProfileReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ProfileReader() {
    }

    static RigProfile read(InputStream json, String origin) throws IOException {
        byte[] bytes = json.readAllBytes();
        try {
            return MAPPER.readValue(bytes, RigProfile.class).withOrigin(origin);
        } catch (JacksonException e) {
            throw new RigException(origin + ": " + describe(e), e);
        } catch (RigException e) {
            throw new RigException(origin + ": " + e.getMessage(), e);
        }
    }

    private static String describe(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RigException) {
                return cause.getMessage();
            }
        }
        String path = e instanceof DatabindException bind ? bind.getPathReference() : "";
        var place = e.getLocation();
        String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        String what = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        return where + what + (path.isEmpty() ? "" : " at " + path.replaceAll("[\\w.]+\\$?\\w*\\[\"(\\w+)\"\\](->)?", "$1 "))
                .strip() + "; see docs/rigs.md for the fields";
    }
}
