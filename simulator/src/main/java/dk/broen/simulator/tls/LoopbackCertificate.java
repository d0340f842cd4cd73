package dk.broen.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for {@code localhost} and {@code 127.0.0.1}, valid for a week, made anew by the JDK's {@code keytool}.
 * It carries both names as alternative names, so that a client may check whom it talks to.
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

    /** Makes key, certificate and the files below in an existing directory. @throws IOException when {@code keytool} fails */
    public static LoopbackCertificate in(Path directory) throws IOException {
        return made(directory, "localhost", "dns:localhost,ip:127.0.0.1");
    }

    /** As {@link #in}, but for another host than this: what a client sees that is led astray. */
    public static LoopbackCertificate naming(String host, Path directory) throws IOException {
        return made(directory, host, "dns:" + host);
    }

    private static LoopbackCertificate made(Path directory, String name, String names) throws IOException {
        Path store = directory.resolve("loopback-key.p12");
        run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", ALIAS, "-keyalg", "EC",
            "-dname", "CN=" + name, "-ext", "san=" + names, "-validity", "7", "-storetype", "PKCS12",
            "-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            LoopbackCertificate made = new LoopbackCertificate(directory, keys);
            made.writeTrustStore();
            made.writePem();
            return made;
        } catch (GeneralSecurityException failure) {
            throw new IOException("the key store that keytool made cannot be read", failure);
        }
    }

    /** A PKCS12 file that trusts this certificate only, with password {@link #password()}. */
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

    /** A server's side: shows this certificate. A client's side: trusts this certificate only. */
    public SSLContext context() {
        try {
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(keys, PASSWORD);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("the JDK does not know its own certificate", failure);
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

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool could not make a certificate");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", interrupted);
        }
    }
}
