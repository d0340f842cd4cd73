package dk.broen.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.consent.RegisterCheck;
import dk.broen.adapters.consent.RegisterState;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The consent registers of the municipalities: whether they answer, and a trial question before one is used. For operators only. */
@RestController
@Tag(name = "registers", description = "Consent registers of municipalities")
class RegistersApi {
    private static final Logger LOG = LoggerFactory.getLogger(RegistersApi.class);
    private final ConsentRegisters registers;

    RegistersApi(ConsentRegisters registers) {
        this.registers = registers;
    }

    record Register(String municipality, RegisterState state) {}

    record Question(Optional<String> cpr) {
        Cpr citizen() {
            return cpr.flatMap(Cpr::read).orElseThrow(() -> new IllegalArgumentException("cpr: must be a CPR number"));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(boolean answers, Optional<Integer> consents, Optional<String> cause, long milliseconds) {
        static Answer of(RegisterCheck check) {
            long took = check.took().toMillis();
            return check.result() instanceof RegisterCheck.Result.Answers answers
                ? new Answer(true, Optional.of(answers.consents()), Optional.empty(), took)
                : new Answer(false, Optional.empty(), Optional.of(((RegisterCheck.Result.Unusable) check.result()).cause()), took);
        }
    }

    @GetMapping("/api/registers")
    @Operation(summary = "What became of the last question to each consent register since the start of the hub")
    List<Register> all() {
        return registers.states().entrySet().stream().map(register -> new Register(register.getKey().value(), register.getValue()))
            .sorted(Comparator.comparing(Register::municipality)).toList();
    }

    @PostMapping(path = "/api/registers/{municipality}/check", consumes = "application/json")
    @Operation(summary = "Ask a consent register about a test person",
        description = "The answer tells whether the hub can read the register, and how many consents it reads; nothing is decided or stored")
    Answer check(@PathVariable String municipality, @RequestBody Question question, Principal client) {
        MunicipalityCode code = new MunicipalityCode(municipality);
        LOG.info("BRN3303 consent-register-tried municipality={} client={}", code, client.getName());
        return registers.check(code, question.citizen()).map(Answer::of)
            .orElseThrow(() -> new NotFoundException("the municipality has no consent register"));
    }
}
