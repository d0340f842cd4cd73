package dk.broen.adapters.consent;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.Map;
import java.util.Optional;

/** The consent registers of the municipalities that do not keep their consents in the hub. */
public final class ConsentRegisters {
    private final Map<MunicipalityCode, ConsentRegister> registers;

    public ConsentRegisters(Map<MunicipalityCode, ConsentRegister> registers) {
        this.registers = Map.copyOf(registers);
    }

    /** @return the register of that municipality; empty when the hub's database holds the municipality's consents */
    public Optional<ConsentRegister> of(MunicipalityCode municipality) {
        return Optional.ofNullable(registers.get(municipality));
    }
}
