package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.consent.ConsentRegister;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.consent.RegisterAccess;
import dk.broen.adapters.consent.RegisterLogin;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.mappings.consent.FhirConsents;
import dk.broen.mappings.consent.Vocabulary;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the reader for documents with facts from municipalities, and the clients of their consent registers. */
@Configuration(proxyBeanMethods = false)
class ConsentBeans {
    @Bean
    FactsReader factsReader(Loaded configuration) {
        return new FactsReader(new FactsMapper(configuration.directory(), configuration.functions()));
    }

    @Bean
    AnswerReader answerReader(FactsReader facts) {
        return new AnswerReader(facts);
    }

    @Bean
    ConsentRegisters consentRegisters(BroenSettings settings, FactsReader reader, Loaded configuration, RegisterCertificates certificates,
        Clock clock) {
        Map<MunicipalityCode, ConsentRegister> registers = new HashMap<>();
        settings.consentRegisters().forEach((code, register) -> {
            MunicipalityCode municipality = new MunicipalityCode(code);
            RegisterAccess access = new RegisterAccess(register.url(), login(register), certificates.clients(municipality, register));
            ConsentRegister client = switch (register.form()) {
                case BROEN -> ConsentRegister.inOwnForm(access, reader);
                case FHIR -> ConsentRegister.inFhir(access,
                    new FhirConsents(municipality, Vocabulary.of(configuration.directory(), configuration.functions())), clock);
            };
            certificates.onChange(register, client::reconnect);
            registers.put(municipality, client);
        });
        return new ConsentRegisters(registers, clock);
    }

    private static RegisterLogin login(BroenSettings.ConsentRegister register) {
        return Optional.ofNullable(register.oauth2().tokenUrl())
            .<RegisterLogin>map(endpoint -> new RegisterLogin.ClientCredentials(endpoint, register.oauth2().clientId(),
                register.oauth2().clientSecret(), register.oauth2().scope()))
            .orElseGet(() -> register.token().isEmpty() ? new RegisterLogin.None() : new RegisterLogin.BearerToken(register.token()));
    }
}
