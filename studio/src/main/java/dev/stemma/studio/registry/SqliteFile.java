package dev.stemma.studio.registry;

import dev.stemma.provenance.identity.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * A registry in a file. Readers and one writer do not wait for each other (write-ahead log); processes that write wait in
 * line. A row that was put outlives the death of the process.
 */
final class SqliteFile implements Database {
    static final String PREFIX = "jdbc:sqlite:";

    private static final int BUSY_MILLIS = 10_000;
    /** {@code sqlite3_extended_errcode} holds the primary code in its lowest byte. */
    private static final int PRIMARY_CODE = 0xFF;

    private final Path file;
    private final SQLiteDataSource source;
    /** Holds the log: it is not written back into the file each time that the last connection in use closes. */
    private final Connection kept;

    private SqliteFile(Path file, SQLiteDataSource source, Connection kept) {
        this.file = file;
        this.source = source;
        this.kept = kept;
    }

    static SqliteFile open(String url) {
        Path file = Path.of(url.substring(PREFIX.length())).toAbsolutePath();
        try {
            OwnerOnly.createFolder(file.getParent());
            if (Files.notExists(file)) {
                OwnerOnly.createFile(file);
            }
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // By another process: it is this one's too.
        } catch (IOException e) {
            throw new RegistryException(
                    "the registry " + file + " cannot be made: " + e.getMessage(), "check the rights of its folder", e);
        }
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(BUSY_MILLIS);
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl(PREFIX + file);
        SqliteFile[] opened = new SqliteFile[1];
        try {
            alone(file, () -> {
                Connection kept = source.getConnection();
                try (Statement statement = kept.createStatement()) {
                    opened[0] = new SqliteFile(file, source, kept);
                    statement.execute("SELECT COUNT(*) FROM sqlite_master");
                }
            });
            return opened[0];
        } catch (SQLException e) {
            throw explained(file, e);
        }
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public String collation() {
        return "";
    }

    @Override
    public List<String> scrubbing() {
        return List.of("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public void alone(Database.Work work) throws SQLException {
        alone(file, work);
    }

    /** Who turns the log on does not wait in line: SQLite refuses a second one at once. */
    private static void alone(Path file, Database.Work work) throws SQLException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (SqliteFile.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                work.run();
            } catch (IOException e) {
                throw new RegistryException(
                        "the registry cannot be opened: " + lock + ": " + e.getMessage(),
                        "check the rights of its folder",
                        e);
            }
        }
    }

    @Override
    public RegistryException explained(SQLException cause) {
        return explained(file, cause);
    }

    private static RegistryException explained(Path file, SQLException cause) {
        int code = cause.getErrorCode() & PRIMARY_CODE;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new RegistryException(
                    "the registry " + file + " is damaged: " + cause.getMessage(),
                    "close the studio, move the file away and start again: pieces are found again by their journals, files"
                            + " that were examined when they are examined again",
                    cause);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new RegistryException(
                    "the registry " + file + " is in use: another process has been writing to it for more than "
                            + BUSY_MILLIS / 1000 + " s",
                    "try again, or end the other process",
                    cause);
        }
        return new RegistryException(
                "the registry " + file + " cannot be used: " + cause.getMessage(),
                "check the disk and the rights of the file",
                cause);
    }

    @Override
    public void close() {
        try {
            kept.close();
        } catch (SQLException e) {
            throw explained(e);
        }
    }
}
