package dev.stemma.studio.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A registry on a PostgreSQL server, which a group can share. */
final class PostgresPool implements Database {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final int CONNECTIONS = 4;
    private static final int WAIT_MILLIS = 10_000;

    private final String name;
    private final HikariDataSource source;

    private PostgresPool(String name, HikariDataSource source) {
        this.name = name;
        this.source = source;
    }

    static PostgresPool open(String url) {
        if (!url.startsWith(PREFIX)) {
            throw new RegistryException(
                    "the address of the registry is none that is known: it begins with "
                            + url.substring(0, url.lastIndexOf(':', 20) + 1),
                    "name one such as jdbc:sqlite:/home/me/registry.db or jdbc:postgresql://localhost/stemma?user=me");
        }
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(WAIT_MILLIS);
        settings.setPoolName("registry");
        String name = withoutSecrets(url);
        try {
            return new PostgresPool(name, new HikariDataSource(settings));
        } catch (HikariPool.PoolInitializationException e) {
            throw unreachable(
                    name,
                    e,
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    /** What stands after ? may be a password, and so may what stands before @. */
    private static String withoutSecrets(String url) {
        String address = url.replaceFirst("\\?.*", "");
        return address.replaceFirst("//.*@", "//");
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public String collation() {
        return " COLLATE \"C\"";
    }

    @Override
    public List<String> scrubbing() {
        return List.of("VACUUM pieces", "VACUUM records");
    }

    /** Flyway holds a lock of the server while it works. */
    @Override
    public void alone(Database.Work work) throws SQLException {
        work.run();
    }

    @Override
    public RegistryException explained(SQLException cause) {
        return unreachable(name, cause, cause.getMessage());
    }

    private static RegistryException unreachable(String name, Exception cause, String message) {
        return new RegistryException(
                "the registry " + name + " cannot be used: " + message,
                "check that the server runs, and the user, password and name of the database in the address",
                cause);
    }

    @Override
    public void close() {
        source.close();
    }
}
