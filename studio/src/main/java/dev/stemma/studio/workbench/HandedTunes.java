package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.TuneInFile;

/** Tunes that pages hand over in a file: as many as a page can show, so that reading them needs little memory. */
public final class HandedTunes {
    private static final int MOST = 100;
    private static final int LARGEST = 2 << 20;

    private HandedTunes() {}

    /**
     * Refuses a file before it is read.
     *
     * @param name of the file, whose ending tells what it is
     */
    public static void requireFew(String name, byte[] content) throws WorkbenchException {
        if (content.length > LARGEST) {
            throw new WorkbenchException(
                    "the file of tunes has " + content.length + " bytes",
                    "up to " + LARGEST + " bytes are read here: take some of its tunes");
        }
        int tunes = TuneInFile.atMost(name, content);
        if (tunes > MOST) {
            throw new WorkbenchException(
                    "the file holds " + tunes + " tunes", "up to " + MOST + " are read here: take some of them");
        }
    }
}
