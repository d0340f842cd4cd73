package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.CompleteSettings;
import dk.broen.hub.settings.RefusedSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class StartFailureTest {
    @TempDir
    private Path config;

    @Test
    void an_unknown_key_is_reported_with_file_and_line() throws IOException {
        assertThat(refused("""
            broen:
              mllp:
                prot: 2575
            """)).singleElement().asString().endsWith("application.yaml:3: unknown key broen.mllp.prot");
    }

    @Test
    void a_value_out_of_range_is_reported_with_file_and_line() throws IOException {
        assertThat(refused("""
            broen:
              mllp:
                port: 99999
            """)).singleElement().asString().contains("application.yaml:3: broen.mllp.port must be less than or equal to 65535");
    }

    @Test
    void a_value_of_the_wrong_type_is_reported_with_file_and_line() throws IOException {
        assertThat(refused("""
            broen:
              mllp:
                port: many
            """)).singleElement().asString().contains("application.yaml:3: broen.mllp.port");
    }

    @Test
    void missing_name_and_addresses_of_a_broker_user_are_reported() throws IOException {
        assertThat(refused("""
            broen:
              broker:
                users:
                  - {password: summer-of-2026}
            """)).hasSize(2).anySatisfy(line -> assertThat(line).contains("broen.broker.users[0].consumes must not be empty"))
            .anySatisfy(line -> assertThat(line).contains("broen.broker.users[0].name must not be blank"));
    }

    @Test
    void a_broker_url_that_reports_sends_before_they_are_stored_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              broker:
                url: tcp://broker.example:61616?confirmationWindowSize=-1
            """)).singleElement().asString().contains("application.yaml:3: broen.broker.url must not set confirmationWindowSize");
    }

    @Test
    void a_password_that_is_not_a_hash_is_refused_and_not_printed() throws IOException {
        assertThat(refused("""
            broen:
              management:
                operators:
                  - {name: operator, password: summer-of-2026}
            """)).singleElement().asString().contains("is not a bcrypt hash").doesNotContain("summer-of-2026");
    }

    @Test
    void a_client_with_the_role_municipality_and_without_a_municipality_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              http:
                clients:
                  - name: aarhus
                    password: $2y$10$%s
                    roles: [MUNICIPALITY]
            """.formatted("a".repeat(53)))).singleElement().asString()
            .contains("application.yaml:4: broen.http.clients[0].municipality must be set");
    }

    @Test
    void fewer_database_connections_than_threads_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              database:
                connections: 12
              delivery:
                threads: 5
            """)).singleElement().asString().contains("application.yaml:3: broen.database.connections must be at least 30");
    }

    @Test
    void an_external_database_with_an_embedded_broker_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              node: hub-1
              database:
                url: jdbc:postgresql://db.example/broen
            """)).singleElement().asString()
            .contains("application.yaml:4: broen.database.url names an external database, but broen.broker.url is empty");
    }

    @Test
    void a_setting_that_is_refused_later_is_reported_with_file_and_line() throws IOException {
        Files.writeString(config.resolve("application.yaml"), """
            broen:
              node: hub-1
            """);
        try (ConfigurableApplicationContext context = start()) {
            assertThat(StartFailure.explain(RefusedSetting.of(context.getEnvironment(), "broen.node", "another hub uses this name")))
                .singleElement().asString().endsWith("application.yaml:2: broen.node: another hub uses this name");
            assertThat(StartFailure.explain(RefusedSetting.of(context.getEnvironment(), "broen.keys", "is not there")))
                .containsExactly("broen.keys: is not there");
        }
    }

    @Test
    void an_unencrypted_consent_register_on_another_machine_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: http://samtykke.example/consents
            """)).singleElement().asString().contains("application.yaml:4: broen.consent-registers").contains("must be an https address");
    }

    @Test
    void a_consent_register_on_another_machine_without_a_login_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: https://samtykke.example/consents
            """)).singleElement().asString().contains("application.yaml:4: broen.consent-registers")
            .contains("token must be set, or oauth2, or ssl-bundle");
    }

    @Test
    void a_consent_register_with_two_logins_is_refused_and_no_secret_is_printed() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: https://samtykke.example/consents
                  token: secret-of-a-test
                  oauth2:
                    token-url: https://login.example/token
                    client-id: broen
                    client-secret: another-secret-of-a-test
            """)).singleElement().asString().contains("application.yaml:5: ").contains("token must not be set beside oauth2")
            .doesNotContain("secret-of-a-test");
    }

    @Test
    void incomplete_client_credentials_are_refused_with_file_and_line() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: https://samtykke.example/consents
                  oauth2:
                    token-url: https://login.example/token
                    client-id: broen
            """)).singleElement().asString().contains("application.yaml:4: broen.consent-registers")
            .contains("oauth2.client-secret must be set");
    }

    @Test
    void an_unencrypted_token_endpoint_on_another_machine_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: https://samtykke.example/consents
                  oauth2:
                    token-url: http://login.example/token
                    client-id: broen
                    client-secret: secret-of-a-test
            """)).singleElement().asString().contains("application.yaml:6: ").contains("oauth2.token-url must be an https address");
    }

    @Test
    void a_bundle_of_certificates_without_TLS_a_base_URL_with_a_query_and_an_unknown_form_are_refused() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: http://127.0.0.1/consents
                  ssl-bundle: odense
            """)).singleElement().asString().contains("application.yaml:5: ").contains("ssl-bundle needs an https address");
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: https://samtykke.example/r4?tenant=odense
                  form: FHIR
                  token: secret-of-a-test
            """)).singleElement().asString().contains("application.yaml:4: ").contains("url must be the base URL of the FHIR server");
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  url: https://samtykke.example/consents
                  form: HL7
                  token: secret-of-a-test
            """)).singleElement().asString().contains("application.yaml:5: ").contains("form");
    }

    @Test
    void a_consent_register_on_this_machine_needs_no_login() throws IOException {
        Files.writeString(config.resolve("application.yaml"), """
            broen:
              consent-registers:
                "0461":
                  url: http://127.0.0.1:8090/r4
                  form: FHIR
            """);
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(BroenSettings.class).consentRegisters().get("0461").form())
                .isEqualTo(BroenSettings.RegisterForm.FHIR);
        }
    }

    @Test
    void a_consent_register_without_a_url_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              consent-registers:
                "0461":
                  token: secret-of-a-test
            """)).singleElement().asString().contains("application.yaml:4: ").contains("url must not be null")
            .doesNotContain("secret-of-a-test");
    }

    @Test
    void an_unencrypted_sms_gateway_on_another_machine_is_refused() throws IOException {
        assertThat(refused("""
            broen:
              sms:
                url: http://sms.example/send
            """)).singleElement().asString().contains("application.yaml:3: broen.sms.url must be an https address");
    }

    @Test
    void a_placeholder_without_a_value_is_reported_with_file_line_and_key() throws IOException {
        assertThat(refused("""
            broen:
              sms:
                token: ${NO_SUCH_TOKEN}
            """)).singleElement().asString().endsWith("application.yaml:3: broen.sms.token: ${NO_SUCH_TOKEN} has no value;"
            + " set NO_SUCH_TOKEN in the environment, or write \\${ if the value must contain the characters ${");
    }

    @Test
    void placeholders_without_a_value_in_lists_maps_numbers_and_standard_keys_are_all_reported() throws IOException {
        assertThat(refused("""
            logging.level.dk.broen.nowhere: ${NO_SUCH_LEVEL}
            broen:
              mllp:
                port: ${NO_SUCH_PORT}
                processing-ids: [P, "${NO_SUCH_ID}"]
              broker:
                users:
                  - name: aarhus
                    password: ${NO_SUCH_PASSWORD}
                    consumes: ["notifications.0751.#"]
              consent-registers:
                "0461":
                  url: https://samtykke.example/consents
                  token: a${NO_SUCH_DEFAULT:b${NO_SUCH_NESTED}c}
            """)).hasSize(5)
            .anySatisfy(line -> assertThat(line).contains("application.yaml:1: logging.level.dk.broen.nowhere: ${NO_SUCH_LEVEL} has"))
            .anySatisfy(line -> assertThat(line).contains("application.yaml:4: broen.mllp.port: ${NO_SUCH_PORT} has no value"))
            .anySatisfy(line -> assertThat(line).contains("application.yaml:5: broen.mllp.processing-ids[1]: ${NO_SUCH_ID} has"))
            .anySatisfy(line -> assertThat(line).contains("application.yaml:9: broen.broker.users[0].password: ${NO_SUCH_PASSWORD} has"))
            .anySatisfy(
                line -> assertThat(line).contains("application.yaml:14: broen.consent-registers.0461.token: ${NO_SUCH_NESTED} has"));
    }

    @Test
    void a_secret_that_contains_the_characters_of_a_placeholder_is_not_printed() throws IOException {
        assertThat(refused("""
            broen:
              sms:
                token: "summer${o2!f}2026"
            """)).singleElement().asString().contains("application.yaml:3: broen.sms.token: contains a placeholder", "write \\${")
            .doesNotContain("summer").doesNotContain("o2").doesNotContain("2026");
    }

    @Test
    void a_placeholder_that_refers_to_itself_stops_the_start() throws IOException {
        assertThat(refused("""
            broen:
              node: ${broen.node}
            """)).singleElement().asString().contains("application.yaml:2: broen.node: ${broen.node} has no value");
    }

    @Test
    void a_placeholder_gets_its_value_or_default_and_an_escaped_one_stays_as_it_is_written() throws IOException {
        Files.writeString(config.resolve("application.yaml"), """
            secret: one${secret.part}
            secret.part: two
            broen:
              node: ${NO_SUCH_NODE:hub-7}
              sms:
                token: ${secret}
              smtp:
                password: 'three\\${four}'
              database:
                password: ${half.escaped}
            half.escaped: 'five\\${six}'
            """);
        try (ConfigurableApplicationContext context = start()) {
            BroenSettings settings = context.getBean(BroenSettings.class);
            assertThat(settings.node()).isEqualTo("hub-7");
            assertThat(settings.sms().token()).isEqualTo("onetwo");
            assertThat(settings.smtp().password()).isEqualTo("three${four}");
            assertThat(settings.database().password()).isEqualTo("five${six}");
        }
    }

    @Test
    void a_placeholder_needs_no_value_where_another_source_sets_the_key() throws IOException {
        Files.writeString(config.resolve("application.yaml"), """
            broen:
              sms:
                token: ${NO_SUCH_TOKEN}
              smtp:
                domains: ["${NO_SUCH_DOMAIN}"]
            """);
        try (ConfigurableApplicationContext context = start("--broen.sms.token=seven", "--broen.smtp.domains=a.example,b.example")) {
            assertThat(context.getBean(BroenSettings.class).sms().token()).isEqualTo("seven");
            assertThat(context.getBean(BroenSettings.class).smtp().domains()).containsExactly("a.example", "b.example");
        }
    }

    @Test
    void empty_settings_are_valid() throws IOException {
        Files.writeString(config.resolve("application.yaml"), "broen:\n");
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(BroenSettings.class).mllp().port()).isEqualTo(2575);
        }
    }

    private List<String> refused(String yaml) throws IOException {
        Files.writeString(config.resolve("application.yaml"), yaml);
        Throwable failure = catchThrowable(() -> start().close());
        assertThat(failure).isNotNull();
        return StartFailure.explain(failure);
    }

    private ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(OnlySettings.class).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF)
            .listeners(new CompleteSettings())
            .run(Stream.concat(Stream.of("--spring.config.location=file:" + config + "/"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BroenSettings.class)
    static class OnlySettings {
    }
}
