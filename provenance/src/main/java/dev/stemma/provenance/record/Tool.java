package dev.stemma.provenance.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A program that takes part in making something, by name and version. */
public record Tool(String name, String version) {
    /** This product, as it was built. */
    public static final Tool STEMMA = new Tool("Stemma", builtVersion());

    private static String builtVersion() {
        Properties properties = new Properties();
        try (InputStream in = Tool.class.getResourceAsStream("stemma.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the build has left out stemma.properties", e);
        }
        return properties.getProperty("version");
    }
}
