package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.Redaction;
import java.util.List;
import java.util.Optional;

/**
 * What a receiver of a file is not to read in its credentials.
 *
 * @param labels of assertions; with the number of the instance, or without for all instances
 * @param manifest the only one to take from, by its URN; all if empty
 */
public record Withheld(List<String> labels, Optional<String> manifest, Redaction.Reason reason) {
    public Withheld {
        labels = List.copyOf(labels);
    }
}
