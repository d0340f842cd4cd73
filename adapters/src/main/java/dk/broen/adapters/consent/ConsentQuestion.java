package dk.broen.adapters.consent;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;

/** The question to the consent register of a municipality: the consents of a citizen. */
public record ConsentQuestion(Cpr citizen, MunicipalityCode municipality) {
    @Override
    public String toString() {
        return "ConsentQuestion[" + municipality + "]";
    }
}
