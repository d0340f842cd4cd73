package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;

/**
 * A case of the cooperation of police, social services and psychiatry, started by a named human (domain.md §4). Who is told is not part of
 * the case: it is the closed list in the legal bases of the municipality.
 *
 * @param startedBy the human who started the case; never shown in the steps of a decision
 * @param reason why, in the words of that human; never shown in the steps of a decision
 * @param period the days on which the case is open, both included
 */
public record PspCase(String startedBy, String reason, MunicipalityCode municipality, Period period) {
    /** @throws IllegalArgumentException if no human, no reason or no last day is named */
    public PspCase {
        Required.text("started_by", startedBy, "name the human who started the case");
        Required.text("reason", reason, "give the reason of the human who started the case");
        Required.lastDay(period);
    }
}
