package dk.broen.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority that exists for one test. It issues certificates for servers on the loopback address and for clients; each is valid
 * for seven days. The JDK's {@code keytool} does the work.
 */
public final class TestAuthority {
    /** The password of all key stores. */
    public static final String PASSWORD = "loopback";
    private static final String ALIAS = "issued";

    private final Path directory;

    /**
     * Creates the authority, its trust store and its key in an existing directory.
     *
     * @throws IOException if {@code keytool} fails
     */
    public TestAuthority(Path directory) throws IOException {
        this.directory = directory;
        Keytool.run("-genkeypair", "-alias", "authority", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c", "-validity", "7",
            "-keystore", file("authority.p12"), "-storetype", "PKCS12", "-storepass", PASSWORD);
        Keytool.run("-exportcert", "-alias", "authority", "-file", file("authority.crt"), "-keystore", file("authority.p12"), "-storepass",
            PASSWORD);
        Keytool.run("-importcert", "-noprompt", "-alias", "authority", "-file", file("authority.crt"), "-keystore", file("trust.p12"),
            "-storetype", "PKCS12", "-storepass", PASSWORD);
    }

    /** A PKCS12 trust store with this authority only. */
    public Path trustStore() {
        return directory.resolve("trust.p12");
    }

    /** Issues a certificate: a PKCS12 key store with the key and the chain. It is for a server on 127.0.0.1 or for a client. */
    public Path issue(String name) throws IOException {
        String store = file(name + ".p12");
        Keytool.run("-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-dname", "CN=" + name, "-validity", "7", "-keystore", store,
            "-storetype", "PKCS12", "-storepass", PASSWORD);
        Keytool.run("-certreq", "-alias", ALIAS, "-file", file(name + ".csr"), "-keystore", store, "-storepass", PASSWORD);
        Keytool.run("-gencert", "-alias", "authority", "-infile", file(name + ".csr"), "-outfile", file(name + ".crt"), "-validity", "7",
            "-ext", "san=dns:localhost,ip:127.0.0.1", "-keystore", file("authority.p12"), "-storepass", PASSWORD);
        Keytool.run("-importcert", "-noprompt", "-alias", "authority", "-file", file("authority.crt"), "-keystore", store, "-storepass",
            PASSWORD);
        Keytool.run("-importcert", "-noprompt", "-alias", ALIAS, "-file", file(name + ".crt"), "-keystore", store, "-storepass", PASSWORD);
        return directory.resolve(name + ".p12");
    }

    /**
     * An SSL context that trusts this authority.
     *
     * @param keys a key store that some authority issued; empty: no certificate is presented
     */
    public SSLContext context(Optional<Path> keys) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(trustStore()));
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            if (keys.isPresent()) {
                own.init(load(keys.get()), PASSWORD.toCharArray());
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.isPresent() ? own.getKeyManagers() : null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("no SSL context from the issued certificates", failure);
        }
    }

    private static KeyStore load(Path store) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
