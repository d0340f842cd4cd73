package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.RefusedSetting;
import dk.broen.simulator.tls.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.core.env.StandardEnvironment;

/** The SSL bundle of a register is checked at the start, and a changed bundle is used. */
class RegisterCertificatesTest {
    private static final MunicipalityCode ODENSE = new MunicipalityCode("0461");
    @TempDir
    private static Path directory;
    private static TestAuthority authority;
    private static Path client;

    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    private final RegisterCertificates certificates = new RegisterCertificates(bundles, new StandardEnvironment());

    @BeforeAll
    static void issueCertificates() throws IOException {
        authority = new TestAuthority(Files.createDirectory(directory.resolve("authority")));
        client = authority.issue("client");
    }

    @Test
    void a_bundle_with_a_client_certificate_is_a_login() {
        bundles.registerBundle("odense", bundle(client, authority.trustStore()));
        Supplier<HttpClient> clients = certificates.clients(ODENSE, register("odense", ""));
        assertThat(clients.get().sslContext()).isNotSameAs(clients.get().sslContext());
    }

    @Test
    void a_bundle_without_a_key_is_accepted_beside_a_token_only() {
        bundles.registerBundle("trust", SslBundle.of(new JksSslStoreBundle(null, store(authority.trustStore()))));
        assertThat(certificates.clients(ODENSE, register("trust", "a-token")).get()).isNotNull();
        assertThatThrownBy(() -> certificates.clients(ODENSE, register("trust", ""))).isInstanceOf(RefusedSetting.class)
            .hasMessageContainingAll("broen.consent-registers.0461.ssl-bundle", "has no key");
    }

    @Test
    void an_unknown_bundle_is_refused_with_the_names_of_those_that_exist() {
        bundles.registerBundle("odense", bundle(client, authority.trustStore()));
        assertThatThrownBy(() -> certificates.clients(ODENSE, register("odnese", "a-token"))).isInstanceOf(RefusedSetting.class)
            .hasMessageContainingAll("\"odnese\" is not below spring.ssl.bundle", "[odense]");
    }

    @Test
    void a_bundle_whose_file_cannot_be_read_is_refused() {
        bundles.registerBundle("odense", bundle(directory.resolve("nowhere.p12"), authority.trustStore()));
        assertThatThrownBy(() -> certificates.clients(ODENSE, register("odense", "a-token"))).isInstanceOf(RefusedSetting.class)
            .hasMessageContaining("cannot be used");
    }

    @Test
    void a_register_without_a_bundle_uses_what_Java_trusts_and_a_changed_bundle_is_used() {
        assertThat(certificates.clients(ODENSE, register("", "a-token")).get()).isNotNull();

        AtomicInteger reconnected = new AtomicInteger();
        bundles.registerBundle("odense", bundle(client, authority.trustStore()));
        certificates.onChange(register("odense", ""), reconnected::incrementAndGet);
        bundles.updateBundle("odense", bundle(client, authority.trustStore()));
        assertThat(reconnected).hasValue(1);
    }

    private static SslBundle bundle(Path keys, Path trust) {
        SslStoreBundle stores = new JksSslStoreBundle(store(keys), store(trust));
        return SslBundle.of(stores);
    }

    private static JksSslStoreDetails store(Path file) {
        return new JksSslStoreDetails("PKCS12", null, file.toUri().toString(), TestAuthority.PASSWORD);
    }

    private static BroenSettings.ConsentRegister register(String bundle, String token) {
        return new BroenSettings.ConsentRegister(URI.create("https://samtykke.example"), BroenSettings.RegisterForm.BROEN, token,
            new BroenSettings.OAuth2(null, "", "", List.of()), bundle);
    }
}
