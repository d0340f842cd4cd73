package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.municipality.LegalBases;
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
        LegalBases bases = question.bases();
        if (!bases.statutory()) {
            return notCovered("§ 12 c is not switched on in this municipality");
        }
        if (!bases.statutoryFunctions().contains(question.function())) {
            return notCovered("§ 12 c does not cover " + question.function());
        }
        if (!bases.statutoryEvents().contains(question.event())) {
            return notCovered("§ 12 c does not cover " + question.event());
        }
        LocalDate day = LocalDate.ofInstant(question.lasting() ? question.at() : question.occurredAt(), DENMARK);
        boolean active = question.facts().services().stream().anyMatch(
            service -> service.function().equals(question.function()) && question.recordedAs().contains(service.unit()) && service.period()
                .holds(day));
        return active
            ? new Finding.Covers(Basis.STATUTORY, "§ 12 c covers " + question.function() + " with an active service at " + question.unit())
            : notCovered("§ 12 c requires an active service at " + question.unit());
    }

    private static Finding notCovered(String because) {
        return new Finding.DoesNotCover(WithheldReason.NO_BASIS, because);
    }
}
