package dk.broen.hub.wiring;

import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.consent.ConsentRegister;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.BroenSettings;
import java.time.Clock;
import java.util.stream.Collectors;
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
    ConsentRegisters consentRegisters(BroenSettings settings, FactsReader reader, Clock clock) {
        return new ConsentRegisters(settings.consentRegisters().entrySet().stream().collect(Collectors.toMap(
            register -> new MunicipalityCode(register.getKey()),
            register -> new ConsentRegister(register.getValue().url(), register.getValue().token(), reader))), clock);
    }
}
