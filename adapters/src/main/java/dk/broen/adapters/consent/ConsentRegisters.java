package dk.broen.adapters.consent;

import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The consent registers of the municipalities that do not keep their consents in the hub. */
public final class ConsentRegisters {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Map<MunicipalityCode, GuardedRegister> registers;

    public ConsentRegisters(Map<MunicipalityCode, ConsentRegister> registers, Clock clock) {
        this(registers, clock, DEADLINE);
    }

    /** @param deadline for all answers together, in time that passes, not the time of the clock */
    ConsentRegisters(Map<MunicipalityCode, ConsentRegister> registers, Clock clock, Duration deadline) {
        this.registers = registers.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
            register -> new GuardedRegister(register.getKey().value(), register.getValue(), clock, deadline)));
    }

    /** Whether no municipality has a register. */
    public boolean isEmpty() {
        return registers.isEmpty();
    }

    /** @return false when the hub's database holds the municipality's consents */
    public boolean has(MunicipalityCode municipality) {
        return registers.containsKey(municipality);
    }

    /**
     * Asks the registers side by side and waits for all answers: three seconds at most, and no longer for a register that has fallen
     * silent. An answer that is missing then counts as not given. Must not be called in a transaction.
     *
     * @param questions about municipalities that have a register
     */
    public ConsentAnswers ask(Collection<ConsentQuestion> questions) {
        Map<ConsentQuestion, CompletableFuture<ConsentRecord>> asked = questions.stream().distinct().collect(Collectors.toMap(
            question -> question, question -> registers.get(question.municipality()).consentsOf(question.citizen())));
        return new ConsentAnswers(asked.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            question -> question.getValue().exceptionally(failed -> new ConsentRecord.Unavailable()).join())));
    }

    /** What became of the last question to each register. */
    public Map<MunicipalityCode, RegisterState> states() {
        return registers.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, register -> register.getValue().state()));
    }

    /**
     * Asks one register for a human who wants to know whether it can be used, whatever its breaker says.
     *
     * @return empty if the municipality has no register
     */
    public Optional<RegisterCheck> check(MunicipalityCode municipality, Cpr citizen) {
        return Optional.ofNullable(registers.get(municipality)).map(register -> register.register().check(citizen));
    }
}
