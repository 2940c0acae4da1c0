package dev.stemma.studio.registry;

import dev.stemma.studio.KilledProgram;
import java.io.IOException;
import java.nio.file.Path;

/** Puts pieces into a registry until it is killed, and says after each that it is there. */
final class Putting {
    private Putting() {}

    public static void main(String[] words) {
        try (Registry registry = Registry.open(words[0])) {
            for (int i = 0; i < 100_000; i++) {
                PieceRow row = Rows.piece(words[1] + " " + i);
                registry.pieces().put(row);
                System.out.println(row.title());
            }
        }
    }

    static KilledProgram into(Path file, String name, Path folder) throws IOException {
        return KilledProgram.start(Putting.class, folder.resolve(name + ".txt"), SqliteFile.PREFIX + file, name);
    }
}
