package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.municipality.LegalBases.Terms;
import java.time.LocalDate;

/**
 * Retssikkerhedsloven § 12 c: covers the question only if the municipality has switched § 12 c on, for the functions and event types in its
 * list, and if the citizen has an active service at the unit on the day of the event; for what lasts, today (domain.md §4).
 */
final class Statutory implements BasisRule {
    @Override
    public String code() {
        return "STATUTORY";
    }

    @Override
    public Finding ask(Question question) {
        Terms terms = question.bases().statutory();
        if (!terms.on()) {
            return Finding.none("§ 12 c is not switched on in this municipality");
        }
        if (!terms.functions().contains(question.function())) {
            return Finding.none("§ 12 c does not cover " + question.function());
        }
        if (!terms.events().contains(question.event())) {
            return Finding.none("§ 12 c does not cover " + question.event());
        }
        LocalDate day = LocalDate.ofInstant(question.lasting() ? question.at() : question.occurredAt(), DENMARK);
        boolean active = question.facts().services().stream().anyMatch(
            service -> service.function().equals(question.function()) && question.recordedAs().contains(service.unit()) && service.period()
                .holds(day));
        return active
            ? new Finding.Covers(Basis.STATUTORY, "§ 12 c covers " + question.function() + " with an active service at " + question.unit())
            : Finding.none("§ 12 c requires an active service at " + question.unit());
    }
}
