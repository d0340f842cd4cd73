package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.permission.Tried.Lack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A no to the recipient and the event of a question: a refusal, or the withdrawal of a consent that covered them. The latest word counts (ADR
 * 99): a no stops each consent that was given on the day of the no or before, whatever else that consent names. Whenever it was given, it also
 * stops each consent of another person, and a no to a unit by name each consent that does not name the unit. A consent that vanished from its
 * source is no word of the citizen.
 *
 * @param consent the refusal, or the withdrawn consent
 */
record No(Consent consent) {
    /** @param naming the consents that name the recipient */
    static List<No> among(List<Consent> naming, Question question) {
        return naming.stream().filter(consent -> consent.covers(question.event())).filter(consent -> switch (consent.answer()) {
            case REFUSED -> refusesRegion(consent, question);
            case GIVEN -> consent.withdrawnBy(question.at()) && !consent.vanished() && withdrawsRegion(consent, question);
            case NOT_REQUESTED, REQUESTED, INCAPABLE, UNREACHABLE -> false;
        }).map(No::new).toList();
    }

    /**
     * A refusal counts for the hospitals of the regions in which it was given, and of the region that these were merged into; one that names
     * no region counts for all.
     */
    private static boolean refusesRegion(Consent refusal, Question question) {
        return refusal.regions().isEmpty() || !Collections.disjoint(refusal.regions(), question.refusedIn());
    }

    /** A withdrawal counts for the regions that the consent covered, and the region that these were merged into. */
    private static boolean withdrawsRegion(Consent withdrawn, Question question) {
        return ConsentGiven.coversRegion(withdrawn, question) || !Collections.disjoint(withdrawn.regions(), question.refusedIn());
    }

    boolean refusal() {
        return consent.answer() == Consent.Answer.REFUSED;
    }

    /** Whether it counts now, or for what is over on the day of the event. A withdrawal is never taken back. */
    boolean counts(Question question) {
        return !refusal() || consent.counts(question.at()) || !question.lasting() && consent.counts(question.occurredAt());
    }

    /** Whether it counted on a day between the event and now. */
    boolean countedSince(Question question) {
        LocalDate ended = consent.period().until().orElse(LocalDate.MAX);
        LocalDate until = consent.withdrawnAt().map(No::day).filter(ended::isAfter).orElse(ended);
        LocalDate from = consent.period().from();
        return !refusal() || !until.isBefore(from) && !until.isBefore(day(question.occurredAt())) && !from.isAfter(day(question.at()));
    }

    boolean stops(Consent given, Question question) {
        boolean samePerson = given.obtained().from().equals(consent.obtained().from());
        return !saidBefore(given.obtained().on()) || !samePerson && lasts(question)
            || namesUnit(consent, question) && !namesUnit(given, question);
    }

    private static boolean namesUnit(Consent consent, Question question) {
        return !Collections.disjoint(consent.units(), question.recordedAs());
    }

    /** Whether the whole day comes after the no. Of a consent, and of a refusal, only the day is known. */
    boolean saidBefore(LocalDate day) {
        Optional<Instant> withdrawn = consent.withdrawnAt().filter(at -> !refusal());
        return withdrawn.map(at -> !day.atStartOfDay(DENMARK).toInstant().isBefore(at))
            .orElseGet(() -> consent.obtained().on().isBefore(day));
    }

    /** A withdrawal stops the later consent of another person only as long as the withdrawn consent would have lasted. */
    private boolean lasts(Question question) {
        return refusal() || consent.period().until().filter(day(question.at())::isAfter).isEmpty();
    }

    /** What a consent lacks that it stops. */
    Lack lack() {
        return refusal() ? new Lack(WithheldReason.CONSENT_REFUSED, "was refused by consent " + consent.id())
            : new Lack(WithheldReason.CONSENT_WITHDRAWN, "was stopped by the withdrawal of consent " + consent.id());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DENMARK);
    }
}
