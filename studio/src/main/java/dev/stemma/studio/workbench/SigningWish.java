package dev.stemma.studio.workbench;

import dev.stemma.studio.workbench.Publication.FileKind;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants signed of a piece on the desk.
 *
 * @param kinds of files, at least one
 * @param as who signs
 * @param password of who signs, if there is one
 * @param label of generated content, if one is asked for
 */
public record SigningWish(
        List<FileKind> kinds, Optional<String> as, Optional<String> password, Sound sound, Optional<Label> label) {
    /** Without a label. */
    public SigningWish(List<FileKind> kinds, Optional<String> as, Optional<String> password, Sound sound) {
        this(kinds, as, password, sound, Optional.empty());
    }

    public SigningWish {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("at least one kind of file is signed");
        }
    }
}
