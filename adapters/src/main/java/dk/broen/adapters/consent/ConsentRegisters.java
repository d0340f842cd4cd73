package dk.broen.adapters.consent;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.Map;
import java.util.Optional;

/** Which municipality keeps its consents elsewhere. */
public final class ConsentRegisters {
    private final Map<MunicipalityCode, ConsentRegister> registers;

    public ConsentRegisters(Map<MunicipalityCode, ConsentRegister> registers) {
        this.registers = Map.copyOf(registers);
    }

    /** Empty when the hub's own store holds the consents of that municipality. */
    public Optional<ConsentRegister> of(MunicipalityCode municipality) {
        return Optional.ofNullable(registers.get(municipality));
    }
}
