package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Covers the question if a consent names the function or the individual unit, and covers the event type and the region of the hospital. The
 * consent must be valid now, and on the day of the event it or a consent that it renews; what happened before that is covered while it
 * lasts (domain.md §4; sundhedsloven §§ 43–44). A refusal that names the recipient and counts in the region of the hospital goes before any
 * consent. For what is over, also a refusal of the day of the event does. No answer means no.
 */
final class ConsentGiven implements BasisRule {
    @Override
    public String code() {
        return "CONSENT";
    }

    @Override
    public Finding ask(Question question) {
        ConsentRecord consents = question.facts().consents();
        if (consents instanceof ConsentRecord.Known known) {
            return decide(question, known.consents().stream()
                .filter(consent -> consent.municipality().equals(question.municipality()))
                .filter(consent -> names(consent, question)).toList());
        }
        if (consents instanceof ConsentRecord.Unavailable) {
            return new Finding.Undecided("the consent register cannot be read now: held, not sent");
        }
        throw new IllegalStateException("unknown consent record " + consents.getClass().getName());
    }

    private static Finding decide(Question question, List<Consent> naming) {
        List<Consent> refusals = naming.stream().filter(consent -> consent.answer() == Consent.Answer.REFUSED)
            .filter(consent -> consent.covers(question.event()) && countsInRegion(consent, question)).toList();
        Optional<Consent> refusal = refusals.stream().filter(refused -> validAt(question.at(), refused)
            || !question.lasting() && validAt(question.occurredAt(), refused)).findFirst();
        if (refusal.isPresent()) {
            return new Finding.DoesNotCover(WithheldReason.CONSENT_REFUSED, "refused: " + described(refusal.get(), question));
        }
        record Tried(Consent consent, Optional<Obstacle> obstacle) {}
        List<Consent> given = naming.stream().filter(consent -> consent.answer() == Consent.Answer.GIVEN).toList();
        List<Tried> tried = given.stream().map(consent -> new Tried(consent, obstacle(consent, question, given, refusals))).toList();
        return tried.stream().filter(consent -> consent.obstacle().isEmpty()).findFirst()
            .<Finding>map(covering -> new Finding.Covers(Basis.CONSENT, described(covering.consent(), question)))
            .orElseGet(() -> tried.stream().max(Comparator.comparing(consent -> consent.consent().period().from()))
                .<Finding>map(latest -> new Finding.DoesNotCover(latest.obstacle().orElseThrow().reason(),
                    described(latest.consent(), question) + " but " + latest.obstacle().orElseThrow().because()))
                .orElseGet(() -> new Finding.DoesNotCover(WithheldReason.CONSENT_MISSING, "no consent names " + question.function() + " or "
                    + question.unit())));
    }

    /** A unit that took over the work of another unit also takes over the consents and refusals that name that unit. */
    private static boolean names(Consent consent, Question question) {
        return question.recordedAs().stream().anyMatch(unit -> consent.names(question.function(), unit));
    }

    private record Obstacle(WithheldReason reason, String because) {}

    private static Optional<Obstacle> obstacle(Consent consent, Question question, List<Consent> given, List<Consent> refusals) {
        if (consent.withdrawnBy(question.at())) {
            return Optional.of(new Obstacle(WithheldReason.CONSENT_WITHDRAWN, "was withdrawn"));
        }
        return outsideItsDays(consent, question, given, refusals).or(() -> outOfScope(consent, question));
    }

    private static Optional<Obstacle> outOfScope(Consent consent, Question question) {
        if (!consent.covers(question.event())) {
            return Optional.of(new Obstacle(WithheldReason.CONSENT_OTHER_EVENTS, "does not cover " + question.event()));
        }
        if (!coversRegion(consent, question)) {
            return Optional.of(new Obstacle(WithheldReason.CONSENT_OTHER_REGION, "does not cover the region of the hospital"));
        }
        if (consent.form() == Consent.Form.VERBAL && question.bases().writtenConsent().contains(question.function())) {
            return Optional.of(new Obstacle(WithheldReason.CONSENT_NOT_WRITTEN, "is not in writing"));
        }
        return Optional.empty();
    }

    /** What happened before the first day of the consent, and of those that it renews, is told only while it lasts. */
    private static Optional<Obstacle> outsideItsDays(Consent consent, Question question, List<Consent> given,
        List<Consent> refusals) {
        LocalDate now = day(question.at());
        LocalDate event = day(question.occurredAt());
        Period period = consent.period();
        if (now.isBefore(period.from())) {
            return Optional.of(new Obstacle(WithheldReason.CONSENT_BEGINS_LATER, "has not begun"));
        }
        if (!period.holds(now) || !period.holds(event) && !event.isBefore(period.from())) {
            return Optional.of(new Obstacle(WithheldReason.CONSENT_EXPIRED, "has ended"));
        }
        return question.lasting() || !event.isBefore(firstDay(consent, question, given, refusals)) ? Optional.empty()
            : Optional.of(new Obstacle(WithheldReason.CONSENT_BEGINS_LATER, "began after the event, which is over"));
    }

    /**
     * A consent that begins before another one has ended, or on the next day, renews it, unless the citizen refused since the event: then the
     * permission was taken back in between.
     */
    private static LocalDate firstDay(Consent consent, Question question, List<Consent> given, List<Consent> refusals) {
        if (refusals.stream().anyMatch(refusal -> refusedSince(question, refusal))) {
            return consent.period().from();
        }
        LocalDate first = consent.period().from();
        List<Period> earlier = given.stream().filter(other -> !other.withdrawnBy(question.at()) && outOfScope(other, question).isEmpty())
            .map(Consent::period).sorted(Comparator.comparing(Period::from).reversed()).toList();
        for (Period period : earlier) {
            first = period.holds(first.minusDays(1)) ? period.from() : first;
        }
        return first;
    }

    private static boolean refusedSince(Question question, Consent refusal) {
        LocalDate until = refusal.withdrawnAt().map(ConsentGiven::day).or(refusal.period()::until).orElse(LocalDate.MAX);
        return !until.isBefore(day(question.occurredAt())) && !refusal.period().from().isAfter(day(question.at()));
    }

    private static boolean validAt(Instant moment, Consent refusal) {
        return refusal.period().holds(day(moment)) && !refusal.withdrawnBy(moment);
    }

    /** Each region is a scope of its own: a consent that names no region covers hospitals of the municipality's own region. */
    private static boolean coversRegion(Consent consent, Question question) {
        Set<RegionCode> covered = consent.regions().isEmpty() ? question.homeRegion().map(Set::of).orElse(Set.of()) : consent.regions();
        return !Collections.disjoint(covered, question.hospitalRegions());
    }

    /**
     * A refusal counts for the hospitals of the regions in which it was given, and of the region that these were merged into; one that names
     * no region counts for all.
     */
    private static boolean countsInRegion(Consent refusal, Question question) {
        return refusal.regions().isEmpty() || !Collections.disjoint(refusal.regions(), question.refusedIn());
    }

    private static String described(Consent consent, Question question) {
        return "consent " + consent.id() + " of " + consent.period().from() + " names "
            + (Collections.disjoint(consent.units(), question.recordedAs()) ? question.function() : question.unit());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DENMARK);
    }
}
