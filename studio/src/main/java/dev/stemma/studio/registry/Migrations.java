package dev.stemma.studio.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables to the form that this version uses. Where they have it already Flyway is not even loaded, which takes
 * as long as all else that opens a database.
 */
final class Migrations {
    /** Of the last file among the resources. */
    static final int NEWEST = 2;

    private static final String HISTORY = "flyway_schema_history";

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    void run() throws SQLException {
        int version = version();
        if (version > NEWEST) {
            throw new RegistryException(
                    "the registry was made by a newer Stemma: its tables are of version " + version
                            + ", this one knows those up to " + NEWEST,
                    "use the newer Stemma, or name another registry: this one is left as it is");
        }
        if (version < NEWEST) {
            migrate();
        }
    }

    /** 0 if there are no tables yet. */
    private int version() throws SQLException {
        try (Connection connection = database.source().getConnection();
                ResultSet history = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!history.next()) {
                return 0;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet version = statement.executeQuery(
                            "SELECT MAX(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success")) {
                return version.next() ? version.getInt(1) : 0;
            }
        }
    }

    private void migrate() throws SQLException {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.source())
                    .locations("classpath:dev/stemma/studio/registry")
                    .placeholders(Map.of("collation", database.collation()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException refused) {
                    throw refused;
                }
            }
            throw new RegistryException(
                    "the tables of the registry cannot be made: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "make sure that nothing but Stemma writes to it, or name another registry",
                    e);
        }
    }
}
