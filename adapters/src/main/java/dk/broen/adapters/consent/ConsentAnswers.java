package dk.broen.adapters.consent;

import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Map;
import java.util.Optional;

/**
 * What consent registers answered before a transaction began. What was not asked counts as not answered: the notices are held, and the
 * citizen is looked at again.
 */
public record ConsentAnswers(Map<ConsentQuestion, ConsentRecord> answers) {
    /** No register was asked. */
    public static final ConsentAnswers NONE = new ConsentAnswers(Map.of());

    public ConsentAnswers {
        answers = Map.copyOf(answers);
    }

    /** What the register of the municipality says of the citizen. */
    public ConsentRecord of(Cpr citizen, MunicipalityCode municipality) {
        return Optional.ofNullable(answers.get(new ConsentQuestion(citizen, municipality))).orElseGet(ConsentRecord.Unavailable::new);
    }

    @Override
    public String toString() {
        return "ConsentAnswers[" + answers.size() + "]";
    }
}
