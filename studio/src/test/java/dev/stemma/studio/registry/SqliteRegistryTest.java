package dev.stemma.studio.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.studio.KilledProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SqliteRegistryTest extends RegistryContract {
    @TempDir
    private Path temporary;

    private int databases;

    @Override
    String emptyDatabase() {
        return url(temporary.resolve("home/registry" + databases++ + ".db"));
    }

    private static String url(Path file) {
        return SqliteFile.PREFIX + file;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerCanReadIt() throws IOException {
        Path file = temporary.resolve("mine/registry.db");
        try (Registry registry = Registry.open(url(file))) {
            registry.pieces().put(Rows.piece("Air"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
            assertThat(List.of(file, file.resolveSibling("registry.db-wal")))
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aProcessThatIsKilledLosesNothingThatItPut() throws Exception {
        Path file = temporary.resolve("registry.db");
        KilledProgram killed = Putting.into(file, "killed", temporary);
        KilledProgram other = Putting.into(file, "other", temporary);
        killed.awaitLines(300);
        List<String> said = new ArrayList<>(killed.kill());
        other.awaitLines(other.said().size() + 50);
        said.addAll(other.kill());
        try (Registry registry = Registry.open(url(file))) {
            assertThat(said)
                    .hasSizeGreaterThan(350)
                    .allSatisfy(title -> assertThat(
                                    registry.pieces().find(Rows.piece(title).id()))
                            .contains(Rows.piece(title)));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsReportedWithWhatToDo() throws IOException {
        Path file = temporary.resolve("registry.db");
        Files.writeString(file, "Dear diary, today I composed a jig.".repeat(300));
        assertThatThrownBy(() -> Registry.open(url(file)))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused -> assertThat(refused.hint()).contains("move the file away", "by their journals"))
                .hasMessageContaining(file + " is damaged");
        assertThat(Files.readString(file)).startsWith("Dear diary");
    }

    @Test
    void aDamagedFileIsReportedWithWhatToDo() throws IOException {
        Path file = temporary.resolve("registry.db");
        try (Registry registry = Registry.open(url(file))) {
            for (int i = 0; i < 500; i++) {
                registry.pieces().put(Rows.piece("Tune " + i));
            }
        }
        byte[] content = Files.readAllBytes(file);
        int pageSize = 4096;
        for (int i = content.length / 4 / pageSize * pageSize; i < content.length; i++) {
            content[i] = (byte) 0xA5;
        }
        Files.write(file, content);
        assertThatThrownBy(() -> {
                    try (Registry registry = Registry.open(url(file))) {
                        registry.pieces().find(PieceQuery.RECENT);
                    }
                })
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void whatWentWrongInTheBackgroundIsSaidAtTheFirstUse() throws IOException {
        Path file = temporary.resolve("registry.db");
        Files.writeString(file, "no database, and long enough to be seen as none".repeat(30));
        try (Registry registry = Registry.openLater(url(file))) {
            assertThatThrownBy(() -> registry.library().find(LibraryQuery.RECENT))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("is damaged");
        }
    }

    @Test
    void nothingIsWrittenOnceItIsClosedThoughItWasStillBeingOpened() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("closed"));
        Registry registry = Registry.openLater(url(folder.resolve("registry.db")));

        registry.close();

        Set<Path> left = files(folder);
        assertThatThrownBy(() -> registry.pieces().put(Rows.piece("Air"))).isInstanceOf(RegistryException.class);
        Thread.sleep(300);
        assertThat(files(folder)).isEqualTo(left).doesNotContain(folder.resolve("registry.db-wal"));
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        }
    }

    @Test
    void anAddressOfNoKnownDatabaseIsRefused() {
        assertThatThrownBy(() -> Registry.open("jdbc:oracle:thin:secret@host"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("jdbc:oracle:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theNewestVersionIsThatOfTheLastMigration() throws IOException {
        assertThat(migrations())
                .contains("V" + Migrations.NEWEST + "__")
                .doesNotContain("V" + (Migrations.NEWEST + 1) + "__");
    }

    private static String migrations() throws IOException {
        String folder = "dev/stemma/studio/registry";
        List<String> names = new ArrayList<>();
        for (URL each : Collections.list(Registry.class.getClassLoader().getResources(folder))) {
            try (InputStream listing = each.openStream()) {
                names.add(new String(listing.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return String.join("", names);
    }
}
