package dk.broen.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The PostgreSQL database: embedded, with its data in a directory of the hub, or an external server. Opening it migrates the tables. An
 * outage shows within seconds, because the connection timeout is short.
 */
public final class Database implements AutoCloseable {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(2500);
    private static final int QUERY_SECONDS = 60;
    private static final String SOCKET_TIMEOUT = "socketTimeout";
    private static final int NO_LIMIT = -1;
    /** The SQL states of PostgreSQL for: connection failure, server shutting down, server starting. */
    private static final List<String> UNREACHABLE = List.of("08", "57P01", "57P03");

    /**
     * Each statement of the hub reads by an index, also when PostgreSQL knows little about the tables: a plan that was made while a table was
     * empty is kept, and would read that table from first to last for each message (ADR 48).
     */
    private static final String PLANNER = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off";

    private final HikariDataSource pool;
    private final AutoCloseable server;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactionManager;

    private Database(HikariDataSource pool, AutoCloseable server) {
        this.pool = pool;
        this.server = server;
        this.jdbc = JdbcClient.create(pool);
        this.transactionManager = new JdbcTransactionManager(pool);
    }

    /**
     * Starts PostgreSQL on the loopback interface. First stops a server that a killed hub left running on the same data.
     *
     * @param directory the data directory; created when it does not exist
     * @param port 0 for a free port
     * @param connections the largest number of connections
     */
    public static Database embedded(Path directory, int port, int connections) {
        EmbeddedServer server = EmbeddedServer.start(directory, port);
        try {
            return open(server.url(), EmbeddedServer.USER, "", connections, server);
        } catch (RuntimeException cause) {
            server.close();
            throw cause;
        }
    }

    /**
     * Connects to an external server.
     *
     * @param url a JDBC URL, {@code jdbc:postgresql://host:port/database}
     * @throws DatabaseUnreachableException when the server cannot be reached
     */
    public static Database external(String url, String user, String password, int connections) {
        return open(url, user, password, connections, () -> {});
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public PlatformTransactionManager transactionManager() {
        return transactionManager;
    }

    /** A template that commits all or nothing; it joins a transaction that is already open. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(transactionManager);
    }

    /**
     * A connection that is not from the pool. The caller closes it.
     *
     * @throws DatabaseUnreachableException when the database does not answer
     */
    Connection ownConnection() {
        Properties login = new Properties();
        login.putAll(pool.getDataSourceProperties());
        login.setProperty("user", pool.getUsername());
        login.setProperty("password", pool.getPassword());
        try {
            return DriverManager.getConnection(url(), login);
        } catch (SQLException cause) {
            throw new DatabaseUnreachableException(cause);
        }
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.close();
        } catch (Exception cause) {
            throw new IllegalStateException("PostgreSQL did not stop", cause);
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException cause) {
            throw cause.getCause() instanceof SQLException failure && isUnreachable(failure) ? new DatabaseUnreachableException(failure)
                : cause;
        }
    }

    private static boolean isUnreachable(SQLException failure) {
        return UNREACHABLE.stream().anyMatch(String.valueOf(failure.getSQLState())::startsWith);
    }

    private static Database open(String url, String user, String password, int connections, AutoCloseable server) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(1000);
        config.setConnectionInitSql(PLANNER);
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECTION_TIMEOUT.toSeconds()));
        config.addDataSourceProperty(SOCKET_TIMEOUT, Integer.toString(QUERY_SECONDS));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "broen");
        // the detail of a server error can quote a row
        config.addDataSourceProperty("logServerErrorDetail", "false");
        HikariDataSource pool = pool(config);
        try {
            migrate(config);
            return new Database(pool, server);
        } catch (RuntimeException cause) {
            pool.close();
            throw cause;
        }
    }

    /**
     * A migration may take longer than a query of the pool: it has a connection without a socket timeout, and a hub that starts meanwhile waits
     * for it without limit.
     */
    private static void migrate(HikariConfig pool) {
        Properties properties = pool.getDataSourceProperties();
        Flyway.configure().dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())
            .jdbcProperties(properties.stringPropertyNames().stream().filter(name -> !name.equals(SOCKET_TIMEOUT))
                .collect(Collectors.toMap(name -> name, properties::getProperty)))
            .lockRetryCount(NO_LIMIT).locations("classpath:db/migration").load().migrate();
    }
}
