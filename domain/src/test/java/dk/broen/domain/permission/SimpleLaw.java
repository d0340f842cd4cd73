package dk.broen.domain.permission;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.Functions;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What domain.md §4 says, day by day and without regard to how the gate decides it. It is written from the text and shares no rule with the
 * gate.
 */
final class SimpleLaw {
    private static final LocalDate MERGER = LocalDate.of(2027, 1, 1);

    private final Asked asked;
    private final LocalDate eventDay;
    private final LocalDate today;

    private SimpleLaw(Asked asked) {
        this.asked = asked;
        this.eventDay = Asked.day(asked.occurredAt());
        this.today = Asked.day(asked.at());
    }

    static boolean permits(Asked asked) {
        return basis(asked).isPresent();
    }

    /** The first basis that permits, in the order of the text. */
    static Optional<Basis> basis(Asked asked) {
        SimpleLaw law = new SimpleLaw(asked);
        return law.byStatute() ? Optional.of(Basis.STATUTORY)
            : law.byConsent() ? Optional.of(Basis.CONSENT)
            : law.byAgreement() ? Optional.of(Basis.PSYCHIATRY_ACT)
            : law.byOverride() ? Optional.of(Basis.OVERRIDE)
            : law.byPspCase() ? Optional.of(Basis.PSP)
            : law.byTheListOfTheRegion() ? Optional.of(Basis.OWN_REGION) : Optional.empty();
    }

    /** A jurist has switched the basis on today, for this event. */
    private boolean allowed(Basis basis) {
        return asked.table().on(basis, today) && asked.table().events().get(basis).contains(asked.event());
    }

    /** § 12 c: for bostøtte, with a service at the unit: today for what lasts, else on the day of the event. */
    private boolean byStatute() {
        LocalDate day = asked.lasting() ? today : eventDay;
        return allowed(Basis.STATUTORY) && asked.function().equals(UnitFunction.HOUSING_SUPPORT)
            && asked.facts().services().stream().anyMatch(service -> service.function().equals(asked.function())
                && isTheUnit(service.unit().value()) && within(service.period(), day));
    }

    private boolean isTheUnit(String unit) {
        return unit.equals("new") || unit.equals("old") && !today.isBefore(Asked.TAKEN_OVER);
    }

    /** § 13 c: a party to an agreement about psychiatry that holds today, and held when it happened, unless that lasts. */
    private boolean byAgreement() {
        return allowed(Basis.PSYCHIATRY_ACT) && asked.table().parties().contains(asked.function()) && psychiatric()
            && asked.facts().agreements().stream().anyMatch(agreement -> here(agreement.municipality())
                && (agreement.functions().contains(asked.function())
                    || agreement.units().stream().anyMatch(unit -> isTheUnit(unit.value())))
                && holds(agreement.period()));
    }

    /** § 43: a human named the unit, the stay and the event; for 30 days at most, until it is revoked, and not for a stay after this one. */
    private boolean byOverride() {
        return allowed(Basis.OVERRIDE) && asked.facts().overrides().stream()
            .anyMatch(override -> override.recipients().stream().anyMatch(unit -> isTheUnit(unit.value()))
                && override.events().contains(asked.event()) && within(override.period(), today)
                && today.isBefore(override.period().from().plusDays(30))
                && override.revokedAt().map(revoked -> asked.at().isBefore(revoked)).orElse(true)
                && asked.visits().stream().anyMatch(visit -> isTheStayOf(override, visit)));
    }

    private static boolean isTheStayOf(OverrideDecision override, Visit visit) {
        boolean named = visit.numbers().stream().anyMatch(override.stays()::contains);
        return named && visit.againAfter().map(ended -> Asked.day(ended).isBefore(override.period().from())).orElse(true);
    }

    /** PSP: a unit of the list itself, while a case is open, about psychiatry. */
    private boolean byPspCase() {
        return allowed(Basis.PSP) && listed() && !needsItsOwnConsent() && psychiatric() && asked.facts().pspCases().stream()
            .anyMatch(started -> here(started.municipality()) && holds(started.period()));
    }

    /** A unit of the list itself, about psychiatry at a hospital of the region to which the municipality belongs. */
    private boolean byTheListOfTheRegion() {
        boolean psychiatricStayThere = asked.visits().stream().filter(SimpleLaw::isPsychiatric)
            .flatMap(visit -> visit.numbers().stream())
            .anyMatch(number -> regionsOf(number.hospital().value()).anyMatch(homeRegion()::equals));
        return allowed(Basis.OWN_REGION) && listed() && !needsItsOwnConsent() && psychiatricStayThere
            && regionsOfTheHospital().anyMatch(homeRegion()::equals);
    }

    private boolean listed() {
        return asked.table().listed().contains(new UnitId("new"));
    }

    private boolean psychiatric() {
        return asked.visits().stream().anyMatch(SimpleLaw::isPsychiatric);
    }

    private static boolean isPsychiatric(Visit visit) {
        return visit.specialties().contains(Specialty.PSYCHIATRIC);
    }

    /** Substance use needs its own consent and leaves no trace. */
    private boolean needsItsOwnConsent() {
        return asked.function().equals(Functions.SUBSTANCE_USE);
    }

    private boolean here(MunicipalityCode code) {
        return code.value().equals(asked.municipality());
    }

    private boolean holds(Period period) {
        return within(period, today) && (asked.lasting() || !eventDay.isBefore(period.from()));
    }

    private static boolean within(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && period.until().map(until -> !day.isAfter(until)).orElse(true);
    }

    /** A yes that is worth something today, also for the day of the event unless that lasts, and no no since it was said. */
    private boolean byConsent() {
        return yes(today) && (asked.lasting() || today.equals(eventDay) || yesOnEveryDaySinceTheEvent());
    }

    /**
     * What is over needs a yes of its own day that was renewed without a gap, and that no no in between ended. The last yes may have begun before
     * the event: then it is its own renewal.
     */
    private boolean yesOnEveryDaySinceTheEvent() {
        boolean oneYes = standingYes().anyMatch(consent -> on(consent, today) && on(consent, eventDay));
        boolean renewed = eventDay.datesUntil(today).allMatch(day -> asked.consents().stream()
            .anyMatch(consent -> isYes(consent) && on(consent, day) && noes().noneMatch(no -> stoodSince(no) && undoes(no, consent))));
        return oneYes || renewed;
    }

    private boolean yes(LocalDate day) {
        return standingYes().anyMatch(consent -> on(consent, day));
    }

    private Stream<Consent> standingYes() {
        return asked.consents().stream().filter(this::isYes)
            .filter(yes -> noes().noneMatch(no -> standsNowOrThen(no) && undoes(no, yes)));
    }

    private boolean isYes(Consent consent) {
        boolean namesUnit = consent.units().stream()
            .anyMatch(unit -> isTheUnit(unit.value()) && !(asked.function().equals(Functions.POLICE) && unit.value().equals("old")));
        boolean namesFunction = consent.functions().contains(asked.function()) && !asked.function().equals(Functions.POLICE);
        boolean goodForm = consent.obtained().signed()
            && (consent.obtained().form() == Consent.Form.WRITTEN || !asked.table().written().contains(asked.function()));
        boolean withdrawn = consent.withdrawnAt().isPresent() && !consent.withdrawnAt().get().isAfter(asked.at());
        return consent.answer() == Consent.Answer.GIVEN && consent.municipality().value().equals(asked.municipality())
            && (namesUnit || namesFunction) && hasEvent(consent) && hasRegion(consent) && goodForm && !withdrawn;
    }

    private boolean hasEvent(Consent consent) {
        return consent.events().isEmpty() || consent.events().contains(asked.event());
    }

    private boolean hasRegion(Consent consent) {
        return consent.regions().isEmpty() ? regionsOfTheHospital().anyMatch(homeRegion()::equals)
            : regionsOfTheHospital().anyMatch(region -> consent.regions().contains(new RegionCode(region)));
    }

    private Stream<String> regionsOfTheHospital() {
        return regionsOf(asked.hospital());
    }

    private Stream<String> regionsOf(String hospital) {
        return switch (hospital) {
            case "auh" -> Stream.of(ADirectory.MIDTJYLLAND);
            case "ouh" -> Stream.of(ADirectory.SYDDANMARK);
            case "rh" -> eventDay.isBefore(MERGER) ? Stream.of(ADirectory.HOVEDSTADEN)
                : Stream.of(ADirectory.HOVEDSTADEN, ADirectory.OESTDANMARK);
            default -> Stream.of();
        };
    }

    private String homeRegion() {
        if (asked.municipality().equals("0751")) {
            return ADirectory.MIDTJYLLAND;
        }
        return eventDay.isBefore(MERGER) ? ADirectory.HOVEDSTADEN : ADirectory.OESTDANMARK;
    }

    private static boolean on(Consent consent, LocalDate day) {
        return within(consent.period(), day);
    }

    private Stream<Consent> noes() {
        return asked.consents().stream().filter(consent -> isRefusal(consent) || isWithdrawal(consent));
    }

    private boolean isRefusal(Consent consent) {
        boolean region = consent.regions().isEmpty()
            || regionsOfTheHospital().anyMatch(code -> consent.regions().contains(new RegionCode(code)));
        return consent.answer() == Consent.Answer.REFUSED && speaksOfTheRecipient(consent) && region;
    }

    /** A consent that covered the recipient and was taken back. */
    private boolean isWithdrawal(Consent consent) {
        return consent.answer() == Consent.Answer.GIVEN && consent.withdrawnAt().isPresent()
            && !consent.withdrawnAt().get().isAfter(asked.at()) && speaksOfTheRecipient(consent) && hasRegion(consent);
    }

    private boolean speaksOfTheRecipient(Consent consent) {
        return consent.municipality().value().equals(asked.municipality()) && hasEvent(consent)
            && (consent.functions().contains(asked.function()) || consent.units().stream().anyMatch(unit -> isTheUnit(unit.value())));
    }

    /**
     * The later word counts. Another person's yes undoes no no; a withdrawal is a no of its own only as long as its consent was meant to last.
     * The citizen picks recipients one by one: a yes that does not name the unit undoes no no that names it.
     */
    private boolean undoes(Consent no, Consent yes) {
        boolean refusal = no.answer() == Consent.Answer.REFUSED;
        LocalDate lastDayStopped = refusal ? no.obtained().on() : Asked.day(no.withdrawnAt().orElseThrow().minusNanos(1));
        boolean standsForOthers = refusal || !today.isAfter(no.period().until().orElseThrow());
        return !yes.obtained().on().isAfter(lastDayStopped) || standsForOthers && !yes.obtained().from().equals(no.obtained().from())
            || byName(no) && !byName(yes);
    }

    private boolean byName(Consent consent) {
        return consent.units().stream().anyMatch(unit -> isTheUnit(unit.value()));
    }

    /** A refusal of today; for what is over, also one that stood when it happened. A withdrawal stays. */
    private boolean standsNowOrThen(Consent no) {
        return isWithdrawal(no) || stands(no, asked.at()) || !asked.lasting() && stands(no, asked.occurredAt());
    }

    private static boolean stands(Consent no, Instant at) {
        return on(no, Asked.day(at)) && !(no.withdrawnAt().isPresent() && !no.withdrawnAt().get().isAfter(at));
    }

    private boolean stoodSince(Consent no) {
        return isWithdrawal(no) || eventDay.datesUntil(today.plusDays(1))
            .anyMatch(day -> on(no, day) && no.withdrawnAt().map(Asked::day).map(withdrawn -> !day.isAfter(withdrawn)).orElse(true));
    }
}
