package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.register.FhirConsent;
import dk.broen.simulator.register.FhirConsentRegister;
import dk.broen.simulator.register.TokenEndpoint;
import dk.broen.simulator.tls.TestAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * A FHIR register as a municipality would run it: with TLS of the municipality's own authority, a client certificate and access tokens. It
 * answers one consent a page.
 */
final class FhirRegister implements PlayedRegister {
    private static final String CLIENT = "broen";
    private static final String SECRET = "a-secret-of-the-register";

    private final TestAuthority authority;
    private final Path client;
    private final TokenEndpoint tokens;
    private final FhirConsentRegister register;

    /** @param directory an existing directory for the certificates */
    FhirRegister(Path directory) throws IOException {
        authority = new TestAuthority(directory);
        client = authority.issue("client");
        SSLContext tls = authority.context(Optional.of(authority.issue("server")));
        tokens = new TokenEndpoint(CLIENT, SECRET, Optional.of(tls));
        register = new FhirConsentRegister(tokens::accepts, tls, true);
        register.setPageSize(1);
    }

    @Override
    public Map<String, String> settings(String municipality) {
        Map<String, String> settings = new HashMap<>();
        String name = "BROEN_CONSENTREGISTERS_" + municipality;
        settings.put(name + "_URL", register.uri().toString());
        settings.put(name + "_FORM", RegisterOutage.Form.FHIR.name());
        settings.put(name + "_OAUTH2_TOKENURL", tokens.uri().toString());
        settings.put(name + "_OAUTH2_CLIENTID", CLIENT);
        settings.put(name + "_OAUTH2_CLIENTSECRET", SECRET);
        settings.put(name + "_OAUTH2_SCOPE", "system/Consent.rs");
        settings.put(name + "_SSLBUNDLE", "register");
        settings.putAll(store("KEYSTORE", client));
        settings.putAll(store("TRUSTSTORE", authority.trustStore()));
        return settings;
    }

    @Override
    public void put(String cpr, List<JsonNode> consents) {
        register.put(cpr, IntStream.range(0, consents.size()).mapToObj(number -> FhirConsent.of("c" + number, cpr, consents.get(number)))
            .toList());
    }

    @Override
    public void setDown(boolean down) {
        register.setDown(down);
        tokens.revoke();
    }

    @Override
    public void close() {
        register.close();
        tokens.close();
    }

    private static Map<String, String> store(String kind, Path file) {
        String name = "SPRING_SSL_BUNDLE_JKS_REGISTER_" + kind;
        return Map.of(name + "_LOCATION", file.toUri().toString(), name + "_PASSWORD", TestAuthority.PASSWORD, name + "_TYPE", "PKCS12");
    }
}
