package dk.broen.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who may log in to the inbox: a role without its place, and passwords in the open, are refused. */
class InboxSettingsTest {
    private static final String PERSON = "broen.inbox.people[0].";
    private static final Map<String, Object> STAFF = Map.of("broen.inbox.address", "https://broen.example", PERSON + "login", "kirsten",
        PERSON + "name", "Kirsten Holm", PERSON + "password", "$2y$10$" + "a".repeat(53), PERSON + "role", "STAFF", PERSON + "municipality",
        "0461",
        PERSON + "units", "odense-bostoette");

    @Test
    void without_people_and_provider_there_is_no_inbox() {
        assertThat(settings(Map.of()).inbox().isSet()).isFalse();
        assertThat(faults(Map.of())).isEmpty();
        assertThat(settings(STAFF).inbox().isSet()).isTrue();
        assertThat(faults(STAFF)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "broen.inbox.address,'',inbox.address", "broen.inbox.address,http://broen.example,inbox.address",
        "broen.inbox.address,https://broen.example/inbox,inbox.address", "broen.inbox.session,1s,inbox.session",
        "broen.inbox.session,1d,inbox.session", "broen.inbox.people[0].role,WARD,inbox.people[0].hospital",
        "broen.inbox.people[0].role,MUNICIPALITY,inbox.people[0].units", "broen.inbox.people[0].hospital,auh,inbox.people[0].hospital",
        "broen.inbox.people[0].password,secret,inbox.people[0].password",
        "broen.inbox.oidc.issuer,https://login.example,inbox.oidc.clientId"})
    void a_setting_that_does_not_fit_is_refused(String key, String value, String place) {
        Map<String, Object> changed = new HashMap<>(STAFF);
        changed.put(key, value);
        if (value.isEmpty()) {
            changed.remove(key);
        }
        assertThat(faults(changed)).contains(place);
    }

    @Test
    void only_https_makes_the_cookie_secure() {
        assertThat(settings(STAFF).inbox().encrypted()).isTrue();
        assertThat(settings(Map.of("broen.inbox.address", "http://127.0.0.1:8080")).inbox().encrypted()).isFalse();
    }

    private static List<String> faults(Map<String, Object> properties) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(settings(properties)).stream().map(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .toList();
        }
    }

    private static BroenSettings settings(Map<String, Object> properties) {
        return new Binder(new MapConfigurationPropertySource(new HashMap<>(properties))).bindOrCreate("broen", BroenSettings.class);
    }
}
