package dev.stemma.studio.lab;

import dev.stemma.studio.workbench.Given;
import java.util.List;

/**
 * A copy that was tampered with.
 *
 * @param bytes where it differs from the original, before anything was signed anew; the first places
 */
public record Tampered(Given given, List<Change> changes, List<Difference> bytes) {
    public Tampered {
        changes = List.copyOf(changes);
        bytes = List.copyOf(bytes);
    }
}
