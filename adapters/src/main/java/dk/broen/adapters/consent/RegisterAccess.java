package dk.broen.adapters.consent;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.Supplier;

/**
 * Where a consent register is and how the hub connects to it.
 *
 * @param url of the register: for FHIR the base URL
 * @param clients makes HTTP clients with the certificates that are valid then
 */
public record RegisterAccess(URI url, RegisterLogin login, Supplier<HttpClient> clients) {
    @Override
    public String toString() {
        return "RegisterAccess[" + url.getHost() + "]";
    }
}
