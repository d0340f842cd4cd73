package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.municipality.LegalBases;
import java.time.LocalDate;

/**
 * Retssikkerhedsloven § 12 c: off unless the municipality switched it on, then only for its list and only with an active service there
 * (domain.md §4).
 */
public final class Statutory implements BasisRule {
    @Override
    public String code() {
        return "STATUTORY";
    }

    @Override
    public Finding ask(Question question) {
        LegalBases bases = question.bases();
        if (!bases.statutory()) {
            return no("§ 12 c is not switched on in this municipality");
        }
        if (!bases.statutoryFunctions().contains(question.function())) {
            return no("§ 12 c does not cover " + question.function());
        }
        if (!bases.statutoryEvents().contains(question.event())) {
            return no("§ 12 c does not cover " + question.event());
        }
        LocalDate day = LocalDate.ofInstant(question.occurredAt(), DENMARK);
        boolean active = question.facts().services().stream().anyMatch(
            service -> service.function().equals(question.function()) && question.recordedAs().contains(service.unit()) && service.period()
                .holds(day));
        return active
            ? new Finding.Covers(Basis.STATUTORY, "§ 12 c covers " + question.function() + " with an active service at " + question.unit())
            : no("§ 12 c wants an active service at " + question.unit());
    }

    private static Finding no(String because) {
        return new Finding.DoesNotCover(WithheldReason.NO_BASIS, because);
    }
}
