package dev.stemma.studio.registry;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What differs between databases. */
interface Database extends AutoCloseable {
    /**
     * Opens a database, in which all tables are there afterwards.
     *
     * @throws RegistryException if the database cannot be used
     */
    static Database open(String url) {
        Database database = url.startsWith(SqliteFile.PREFIX) ? SqliteFile.open(url) : PostgresPool.open(url);
        try {
            database.alone(new Migrations(database)::run);
            return database;
        } catch (SQLException e) {
            database.close();
            throw database.explained(e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    DataSource source();

    /** What follows the type of a column that is sorted by code points. */
    String collation();

    /** Statements after which it holds nothing any more of what was deleted. */
    List<String> scrubbing();

    /** Makes tables while nobody else does. */
    void alone(Work work) throws SQLException;

    /** What went wrong, for people. */
    RegistryException explained(SQLException cause);

    @Override
    void close();

    /** What is done to a database. */
    interface Work {
        void run() throws SQLException;
    }
}
