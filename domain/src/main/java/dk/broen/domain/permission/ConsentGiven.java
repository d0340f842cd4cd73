package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Covers the question if a consent names the function or the individual unit, and covers the event type and the region of the hospital. The
 * consent must be valid now, and on the day of the event it or a consent that it renews; what happened before that is covered while it
 * lasts (domain.md §4; sundhedsloven §§ 43–44). The latest word counts: a consent is stopped by a {@link No} that was said since. No answer
 * means no.
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
        List<No> noes = No.among(naming, question);
        List<No> counting = noes.stream().filter(no -> no.counts(question)).toList();
        List<Consent> given = naming.stream().filter(consent -> consent.answer() == Consent.Answer.GIVEN).toList();
        List<Tried> tried = given.stream()
            .map(consent -> Tried.of(consent, question, firstDay(consent, question, given, noes), counting)).toList();
        return tried.stream().filter(Tried::covers).findFirst()
            .<Finding>map(covering -> new Finding.Covers(Basis.CONSENT, described(covering.consent(), question)))
            .or(() -> refused(question, counting, tried)).orElseGet(() -> nearest(question, naming, tried));
    }

    /** A refusal is the answer, unless the same person consented since and that consent has merely ended: then it is worth asking again. */
    private static Optional<Finding> refused(Question question, List<No> noes, List<Tried> tried) {
        return noes.stream().filter(No::refusal)
            .filter(no -> tried.stream().noneMatch(consent -> consent.onlyEnded() && !no.stops(consent.consent(), question))).findFirst()
            .map(no -> new Finding.DoesNotCover(WithheldReason.CONSENT_REFUSED, "refused: " + described(no.consent(), question)));
    }

    /** A unit that took over the work of another unit also takes over the consents and refusals that name that unit. */
    private static boolean names(Consent consent, Question question) {
        return question.recordedAs().stream().anyMatch(unit -> consent.names(question.function(), unit));
    }

    /** One reason that the citizen or somebody else can do something about, and the day on which the citizen said what it rests on. */
    private record Near(LocalDate said, WithheldReason reason, String because) {
        /** Of one day, an open answer counts after a withdrawal, and a consent after both: that is how such a day goes. */
        private static final List<WithheldReason> BEFORE_A_CONSENT = List.of(WithheldReason.CONSENT_WITHDRAWN,
            WithheldReason.CONSENT_UNREACHABLE, WithheldReason.CONSENT_INCAPABLE, WithheldReason.CONSENT_REQUESTED);

        static final Comparator<Near> LAST_WORD = Comparator.comparing(Near::said).thenComparing(Near::order)
            .thenComparing(Near::reason, Comparator.reverseOrder()).thenComparing(Near::because);

        private int order() {
            int before = BEFORE_A_CONSENT.indexOf(reason);
            return before < 0 ? BEFORE_A_CONSENT.size() : before;
        }
    }

    /**
     * The reason that helps: the last word of the citizen of which one change would be enough. A consent that lacks two things helps nobody;
     * then the reason is that the consent is missing, unless no consent could cover the hospital.
     */
    private static Finding nearest(Question question, List<Consent> naming, List<Tried> tried) {
        Stream<Near> given = tried.stream().flatMap(consent -> consent.reason().stream().map(reason -> new Near(
            saidOn(consent.consent(), question.at()), reason, described(consent.consent(), question) + consent.because())));
        Stream<Near> open = naming.stream().filter(consent -> consent.counts(question.at()) && consent.covers(question.event())
            && coversRegion(consent, question)).flatMap(consent -> open(consent, question).stream());
        return Stream.concat(given, open).max(Near.LAST_WORD)
            .<Finding>map(last -> new Finding.DoesNotCover(last.reason(), last.because()))
            .orElseGet(() -> question.hospitalRegions().isEmpty() ? Finding.none("no consent covers a hospital of an unknown region")
                : new Finding.DoesNotCover(WithheldReason.CONSENT_MISSING, missing(question, tried)));
    }

    /** An answer that is neither yes nor no. */
    private static Optional<Near> open(Consent consent, Question question) {
        Consent.State state = consent.state(question.at());
        Optional<WithheldReason> reason = switch (state) {
            case REQUESTED -> Optional.of(WithheldReason.CONSENT_REQUESTED);
            case UNREACHABLE -> Optional.of(WithheldReason.CONSENT_UNREACHABLE);
            case INCAPABLE -> Optional.of(WithheldReason.CONSENT_INCAPABLE);
            case NOT_REQUESTED, GIVEN, REFUSED, WITHDRAWN, EXPIRED -> Optional.empty();
        };
        return reason.map(open -> new Near(saidOn(consent, question.at()), open, state + ": " + described(consent, question)));
    }

    private static String missing(Question question, List<Tried> tried) {
        return tried.stream().max(Comparator.comparing((Tried consent) -> consent.consent().period().from())
            .thenComparing(consent -> consent.consent().id()))
            .map(latest -> described(latest.consent(), question) + latest.because())
            .orElse("no consent names " + question.function() + " or " + question.unit());
    }

    /** The day on which the citizen gave the answer, or took it back. */
    private static LocalDate saidOn(Consent consent, Instant now) {
        return consent.withdrawnAt().filter(withdrawn -> !withdrawn.isAfter(now)).map(ConsentGiven::day)
            .orElse(consent.obtained().on());
    }

    /**
     * A consent that begins before another one has ended, or on the next day, renews it, unless a no since the event stops either: then the
     * permission was taken back in between.
     */
    private static LocalDate firstDay(Consent consent, Question question, List<Consent> given, List<No> noes) {
        List<No> since = noes.stream().filter(no -> no.countedSince(question)).toList();
        Predicate<Consent> stopped = one -> since.stream().anyMatch(no -> no.stops(one, question));
        LocalDate first = consent.period().from();
        List<Period> earlier = given.stream()
            .filter(other -> !other.withdrawnBy(question.at()) && Tried.outOfScope(other, question).isEmpty())
            .filter(other -> !stopped.test(consent) && !stopped.test(other))
            .map(Consent::period).sorted(Comparator.comparing(Period::from).reversed()).toList();
        for (Period period : earlier) {
            first = period.holds(first.minusDays(1)) ? period.from() : first;
        }
        return first;
    }

    /** Each region is a scope of its own: a consent that names no region covers hospitals of the municipality's own region. */
    static boolean coversRegion(Consent consent, Question question) {
        return !Collections.disjoint(consent.regions().isEmpty() ? question.homeRegion().map(List::of).orElse(List.of())
            : consent.regions(), question.hospitalRegions());
    }

    private static String described(Consent consent, Question question) {
        return "consent " + consent.id() + " of " + consent.period().from() + " names "
            + (Collections.disjoint(consent.units(), question.recordedAs()) ? question.function() : question.unit());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DENMARK);
    }
}
