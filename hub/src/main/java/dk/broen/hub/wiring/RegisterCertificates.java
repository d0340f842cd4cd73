package dk.broen.hub.wiring;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.RefusedSetting;
import java.net.http.HttpClient;
import java.security.KeyStoreException;
import java.util.function.Supplier;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The certificates with which the hub connects to a consent register, from the SSL bundle that the register's setting names. A bundle with
 * {@code reload-on-update} that changes is used for the next connection.
 */
@Component
class RegisterCertificates {
    private final SslBundles bundles;
    private final Environment environment;

    RegisterCertificates(SslBundles bundles, Environment environment) {
        this.bundles = bundles;
        this.environment = environment;
    }

    /**
     * Makes HTTP clients for the register.
     *
     * @throws RefusedSetting if the bundle does not exist, cannot be read or has no key although the register has no other login
     */
    Supplier<HttpClient> clients(MunicipalityCode municipality, BroenSettings.ConsentRegister register) {
        if (register.sslBundle().isEmpty()) {
            return HttpClient::newHttpClient;
        }
        refuseUnusable(municipality, register);
        return () -> HttpClient.newBuilder().sslContext(bundles.getBundle(register.sslBundle()).createSslContext()).build();
    }

    void onChange(BroenSettings.ConsentRegister register, Runnable reconnect) {
        if (!register.sslBundle().isEmpty()) {
            bundles.addBundleUpdateHandler(register.sslBundle(), changed -> reconnect.run());
        }
    }

    private void refuseUnusable(MunicipalityCode municipality, BroenSettings.ConsentRegister register) {
        String name = register.sslBundle();
        boolean hasKey;
        try {
            SslBundle bundle = bundles.getBundle(name);
            bundle.createSslContext();
            hasKey = bundle.getStores().getKeyStore() != null && bundle.getStores().getKeyStore().size() > 0;
        } catch (NoSuchSslBundleException unknown) {
            throw refused(municipality, "\"" + name + "\" is not below spring.ssl.bundle; there are " + bundles.getBundleNames());
        } catch (KeyStoreException | RuntimeException unusable) {
            throw refused(municipality, "the SSL bundle \"" + name + "\" cannot be used: " + unusable.getMessage());
        }
        if (!hasKey && register.token().isEmpty() && !register.oauth2().isSet()) {
            throw refused(municipality, "the SSL bundle \"" + name + "\" has no key, and the register has no token and no oauth2: the hub "
                + "would not log in");
        }
    }

    private RefusedSetting refused(MunicipalityCode municipality, String why) {
        return RefusedSetting.of(environment, "broen.consent-registers." + municipality.value() + ".ssl-bundle", why);
    }
}
