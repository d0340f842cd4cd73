package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.permission.LatestWord;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The facts about a citizen as lines of a page, with the words of the municipality. */
final class CitizenLines {
    private final SeenCitizen seen;
    private final MunicipalityCode municipality;
    private final Names names;
    private final Directory directory;
    private final Instant now;

    CitizenLines(SeenCitizen seen, MunicipalityCode municipality, Directory directory, Instant now) {
        this.seen = seen;
        this.municipality = municipality;
        this.names = new Names(directory);
        this.directory = directory;
        this.now = now;
    }

    /**
     * A fact on the page.
     *
     * @param heading what it is, in the words of people
     * @param until the last day; absent: no end
     * @param state the end of the key of the words, {@code fact.state.…}
     * @param changeable whether it can be ended, withdrawn or changed here
     * @param recorded who recorded it, why and when; empty if these words could tell of recipients that are not shown
     */
    public record Line(String id, String heading, Optional<String> person, LocalDate from, Optional<LocalDate> until, String state,
        boolean changeable, Optional<Recorded> recorded) {}

    /** Who recorded a fact, why and when. */
    public record Recorded(String by, String because, Instant at) {}

    /** @param absences days on which the coordinator is absent */
    public record AppointmentLine(Line line, Optional<String> deputy, List<Period> absences) {}

    /**
     * @param form the end of the key of the words, {@code consent.form.…}
     * @param obtainedBy who asked the citizen; empty as for {@link Line#recorded}
     * @param correctable whether it can be recorded by mistake
     */
    public record ConsentLine(Line line, String form, Optional<String> obtainedBy, boolean correctable) {}

    List<AppointmentLine> appointments() {
        return of(Fact.Appointed.class, (fact, appointed) -> {
            Appointment appointment = appointed.appointment();
            return new AppointmentLine(
                line(fact, names.unit(appointment.unit(), municipality), Optional.of(named(appointment.coordinator())),
                    appointment.period()),
                appointment.deputy().map(CitizenLines::named), appointment.absences());
        });
    }

    List<Line> services() {
        return of(Fact.Served.class, (fact, served) -> {
            ServiceAssignment service = served.service();
            return line(fact, names.unit(service.unit(), municipality) + " (" + names.title(service.function(), municipality) + ")",
                service.worker().map(CitizenLines::named), service.period());
        });
    }

    List<ConsentLine> consents() {
        return of(Fact.Consented.class, (fact, consented) -> {
            Consent consent = consented.consent();
            List<String> recipients = SeenCitizen.recipients(consent, directory)
                .flatMap(one -> Stream.concat(one.function().map(function -> names.title(function, municipality)).stream(),
                    one.unit().map(unit -> names.unit(unit, municipality)).stream()))
                .toList();
            boolean whole = SeenCitizen.isWhollyOpen(consent, directory);
            Consent.State state = consent.state(now);
            boolean changeable = state != Consent.State.WITHDRAWN && state != Consent.State.EXPIRED && state != Consent.State.NOT_REQUESTED;
            Line line = new Line(fact.id().toString(), String.join(", ", recipients), Optional.empty(), consent.period().from(),
                consent.period().until(), word(consent, state), changeable, Optional.of(recorded(fact)).filter(said -> whole));
            return new ConsentLine(line, consent.obtained().form().name(), Optional.of(consent.obtained().by()).filter(said -> whole),
                consent.answer() != Consent.Answer.NOT_REQUESTED);
        });
    }

    /** A consent can be given and yet permit nothing, see {@link LatestWord}. */
    private String word(Consent consent, Consent.State state) {
        return state == Consent.State.GIVEN && seen.latestWord(municipality, directory, now).stops(consent, now) ? "STOPPED" : state.name();
    }

    private Line line(RecordedFact fact, String heading, Optional<String> person, Period period) {
        LocalDate today = LocalDate.ofInstant(now, DENMARK);
        boolean over = period.until().filter(today::isAfter).isPresent();
        String state = over ? "OVER" : today.isBefore(period.from()) ? "PLANNED" : "ACTIVE";
        return new Line(fact.id().toString(), heading, person, period.from(), period.until(), state, !over, Optional.of(recorded(fact)));
    }

    /** The first day of an appointment or a service. */
    static Optional<LocalDate> firstDay(RecordedFact fact) {
        if (fact.fact() instanceof Fact.Appointed appointed) {
            return Optional.of(appointed.appointment().period().from());
        }
        return fact.fact() instanceof Fact.Served served ? Optional.of(served.service().period().from()) : Optional.empty();
    }

    private static Recorded recorded(RecordedFact fact) {
        return new Recorded(fact.by(), fact.because(), fact.at());
    }

    private static String named(dk.broen.domain.citizen.Person person) {
        return person.name() + person.phone().map(phone -> ", " + phone).orElse("");
    }

    private interface Shown<F, L> {
        L as(RecordedFact fact, F content);
    }

    private <F extends Fact, L> List<L> of(Class<F> kind, Shown<F, L> shown) {
        Function<RecordedFact, L> line = fact -> shown.as(fact, kind.cast(fact.fact()));
        return seen.facts().stream().filter(fact -> kind.isInstance(fact.fact())).map(line).toList();
    }
}
