package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A given consent, and all that it lacks to cover the question (domain.md §4).
 *
 * @param lacks empty if the consent covers the question
 */
record Tried(Consent consent, List<Lack> lacks) {
    /** Because of these the consent does not speak of the recipient and the event at all: taking it back says nothing about them either. */
    private static final Set<WithheldReason> ABOUT_SOMETHING_ELSE =
        EnumSet.of(WithheldReason.CONSENT_OTHER_EVENTS, WithheldReason.CONSENT_OTHER_REGION, WithheldReason.CONSENT_UNIT_NOT_NAMED);

    /** One thing that a consent lacks. */
    record Lack(WithheldReason reason, String because) {}

    Tried {
        lacks = List.copyOf(lacks);
    }

    /**
     * @param firstDay the first day of the consent, and of those that it renews
     * @param noes those that count now, and for what is over those of the day of the event
     */
    static Tried of(Consent consent, Question question, LocalDate firstDay, List<No> noes) {
        List<Lack> lacks = new ArrayList<>();
        if (consent.withdrawnBy(question.at()) && consent.vanished()) {
            lacks.add(new Lack(WithheldReason.CONSENT_MISSING, "vanished from its source"));
        } else if (consent.withdrawnBy(question.at())) {
            lacks.add(new Lack(WithheldReason.CONSENT_WITHDRAWN, "was withdrawn"));
        } else {
            noes.stream().filter(no -> no.stops(consent, question)).findFirst().map(No::lack).ifPresent(lacks::add);
        }
        lacks.addAll(outsideItsDays(consent.period(), question, firstDay));
        lacks.addAll(outOfScope(consent, question));
        return new Tried(consent, lacks);
    }

    /** What the consent lacks whatever the day. */
    static List<Lack> outOfScope(Consent consent, Question question) {
        List<Lack> lacks = new ArrayList<>();
        if (question.namedOnly() && !consent.units().contains(question.unit())) {
            lacks.add(new Lack(WithheldReason.CONSENT_UNIT_NOT_NAMED, "does not name " + question.unit() + " itself"));
        }
        if (!consent.covers(question.event())) {
            lacks.add(new Lack(WithheldReason.CONSENT_OTHER_EVENTS, "does not cover " + question.event()));
        }
        if (!ConsentGiven.coversRegion(consent, question)) {
            lacks.add(new Lack(WithheldReason.CONSENT_OTHER_REGION, "does not cover the region of the hospital"));
        }
        if (!consent.obtained().signed()) {
            lacks.add(new Lack(WithheldReason.CONSENT_UNSIGNED, "is not signed"));
        }
        if (consent.obtained().form() == Consent.Form.VERBAL && question.bases().writtenConsent().contains(question.function())) {
            lacks.add(new Lack(WithheldReason.CONSENT_NOT_WRITTEN, "is not in writing"));
        }
        return lacks;
    }

    /** What happened before the first day of the consent, and of those that it renews, is told only while it lasts. */
    private static List<Lack> outsideItsDays(Period period, Question question, LocalDate firstDay) {
        LocalDate now = LocalDate.ofInstant(question.at(), DENMARK);
        LocalDate event = LocalDate.ofInstant(question.occurredAt(), DENMARK);
        List<Lack> lacks = new ArrayList<>();
        if (now.isBefore(period.from())) {
            lacks.add(new Lack(WithheldReason.CONSENT_BEGINS_LATER, "has not begun"));
        } else if (!question.lasting() && event.isBefore(firstDay)) {
            lacks.add(new Lack(WithheldReason.CONSENT_BEGINS_LATER, "began after the event, which is over"));
        }
        if (ended(period, now) || ended(period, event)) {
            lacks.add(new Lack(WithheldReason.CONSENT_EXPIRED, "has ended"));
        }
        return lacks;
    }

    private static boolean ended(Period period, LocalDate day) {
        return period.until().filter(day::isAfter).isPresent();
    }

    boolean covers() {
        return lacks.isEmpty();
    }

    /** Whether the consent would cover the question if it had not ended. */
    boolean onlyEnded() {
        return !lacks.isEmpty() && lacks.stream().allMatch(lack -> lack.reason() == WithheldReason.CONSENT_EXPIRED);
    }

    /** The reason that helps: the one thing that the consent lacks, or that it was withdrawn; empty if it lacks more, or vanished. */
    Optional<WithheldReason> reason() {
        Set<WithheldReason> reasons =
            lacks.stream().map(Lack::reason).collect(Collectors.toCollection(() -> EnumSet.noneOf(WithheldReason.class)));
        if (reasons.contains(WithheldReason.CONSENT_WITHDRAWN) && reasons.stream().noneMatch(ABOUT_SOMETHING_ELSE::contains)) {
            return Optional.of(WithheldReason.CONSENT_WITHDRAWN);
        }
        return reasons.size() == 1 && !reasons.contains(WithheldReason.CONSENT_MISSING) ? reasons.stream().findFirst() : Optional.empty();
    }

    /** What the consent lacks, to follow its description. */
    String because() {
        return " but " + lacks.stream().map(Lack::because).collect(Collectors.joining(" and "));
    }
}
