package dk.broen.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MailSettingsTest {
    @Test
    void unencrypted_mail_is_accepted_only_for_a_server_on_this_machine() {
        for (String host : new String[] {"mail.example", "127.0.0.2", "10.0.0.1"}) {
            assertThat(violations(Map.of("broen.smtp.host", host, "broen.smtp.starttls", "NONE"))).as(host).singleElement()
                .satisfies(violation -> assertThat(violation.getPropertyPath()).hasToString("smtp.starttls"))
                .satisfies(violation -> assertThat(violation.getMessage()).contains(host, "REQUIRED"));
        }
        for (String host : new String[] {"127.0.0.1", "localhost", "::1"}) {
            assertThat(violations(Map.of("broen.smtp.host", host, "broen.smtp.starttls", "NONE"))).as(host).isEmpty();
        }
    }

    @Test
    void encrypted_mail_is_accepted_for_any_server() {
        assertThat(violations(Map.of("broen.smtp.host", "mail.example"))).isEmpty();
    }

    @Test
    void a_mailbox_has_a_login_and_is_encrypted_unless_it_is_on_this_machine() {
        Map<String, Object> mailbox = Map.of("broen.mailbox.host", "mail.example", "broen.mailbox.user", "broen");
        assertThat(violations(mailbox)).isEmpty();
        assertThat(violations(with(mailbox, "broen.mailbox.user", ""))).singleElement()
            .satisfies(violation -> assertThat(violation.getPropertyPath()).hasToString("mailbox.user"));
        assertThat(violations(with(mailbox, "broen.mailbox.tls", "NONE"))).singleElement()
            .satisfies(violation -> assertThat(violation.getPropertyPath()).hasToString("mailbox.tls"))
            .satisfies(violation -> assertThat(violation.getMessage()).contains("mail.example", "STARTTLS"));
        assertThat(violations(with(with(mailbox, "broen.mailbox.tls", "NONE"), "broen.mailbox.host", "127.0.0.1"))).isEmpty();
        assertThat(violations(with(mailbox, "broen.mailbox.every", "10ms"))).singleElement()
            .satisfies(violation -> assertThat(violation.getPropertyPath()).hasToString("mailbox.every"));
        assertThat(violations(with(mailbox, "broen.mailbox.address", "no address"))).hasSize(1);
    }

    @Test
    void no_mailbox_needs_no_login() {
        assertThat(violations(Map.of())).isEmpty();
    }

    private static Map<String, Object> with(Map<String, Object> properties, String key, String value) {
        Map<String, Object> changed = new HashMap<>(properties);
        changed.put(key, value);
        return changed;
    }

    @Test
    void a_list_can_be_set_in_one_environment_variable() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
            Map.of("BROEN_SMTP_DOMAINS", "odense.example,aarhus.example", "BROEN_DELIVERY_RETRYPAUSES", "1s,2m")));
        BroenSettings settings = Binder.get(environment).bindOrCreate("broen", BroenSettings.class);
        assertThat(settings.smtp().domains()).containsExactly("odense.example", "aarhus.example");
        assertThat(settings.delivery().retryPauses()).containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(2));
    }

    private static Set<ConstraintViolation<BroenSettings>> violations(Map<String, Object> properties) {
        BroenSettings settings = new Binder(new MapConfigurationPropertySource(new HashMap<>(properties)))
            .bindOrCreate("broen", BroenSettings.class);
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(settings);
        }
    }
}
