package dk.broen.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate that the JDK's {@code keytool} creates, valid for seven days.
 * By default it is for {@code localhost} and {@code 127.0.0.1}; both are subject alternative names, so that a client can check the host.
 */
public final class LoopbackCertificate {
    private static final String ALIAS = "loopback";
    private static final char[] PASSWORD = "loopback".toCharArray();

    private final Path directory;
    private final KeyStore keys;

    private LoopbackCertificate(Path directory, KeyStore keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /**
     * Creates key, certificate, trust store and PEM file in an existing directory.
     *
     * @throws IOException when {@code keytool} fails
     */
    public static LoopbackCertificate in(Path directory) throws IOException {
        return create(directory, "localhost", "dns:localhost,ip:127.0.0.1");
    }

    /** Creates a certificate for another host, as a client sees it when it is connected to the wrong server. */
    public static LoopbackCertificate naming(String host, Path directory) throws IOException {
        return create(directory, host, "dns:" + host);
    }

    private static LoopbackCertificate create(Path directory, String name, String names) throws IOException {
        Path store = directory.resolve("loopback-key.p12");
        Keytool.run("-genkeypair", "-alias", ALIAS, "-keyalg", "EC",
            "-dname", "CN=" + name, "-ext", "san=" + names, "-validity", "7", "-storetype", "PKCS12",
            "-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            LoopbackCertificate created = new LoopbackCertificate(directory, keys);
            created.writeTrustStore();
            created.writePem();
            return created;
        } catch (GeneralSecurityException failure) {
            throw new IOException("the key store that keytool created cannot be read", failure);
        }
    }

    /** A PKCS12 trust store with this certificate only; its password is {@link #password()}. */
    public Path trustStore() {
        return directory.resolve("loopback-trust.p12");
    }

    /** The certificate as a PEM file. */
    public Path pem() {
        return directory.resolve("loopback.pem");
    }

    public String password() {
        return String.valueOf(PASSWORD);
    }

    /** An SSL context: a server presents this certificate, a client trusts only this certificate. */
    public SSLContext context() {
        try {
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(keys, PASSWORD);
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(trust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("no SSL context from the created certificate", failure);
        }
    }

    private KeyStore trust() throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, PASSWORD);
        trust.setCertificateEntry(ALIAS, certificate());
        return trust;
    }

    private Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(ALIAS);
    }

    private void writeTrustStore() throws GeneralSecurityException, IOException {
        try (var out = Files.newOutputStream(trustStore())) {
            trust().store(out, PASSWORD);
        }
    }

    private void writePem() throws GeneralSecurityException, IOException {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded());
        Files.writeString(pem(), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }
}
