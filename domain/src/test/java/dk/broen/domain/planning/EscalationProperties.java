package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Acknowledgement.Kind;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of reminders and chains in any course of messages, answers, silence and withdrawn consents. */
class EscalationProperties {
    private static final int REMINDERS = 2;
    private static final Instant START = Instant.parse("2026-12-04T09:00:00Z");
    private static final List<String> UNITS = List.of("tovholdere", "andre", "bostoette", "leder", "team");

    /** Something that happens some hours after what happened before. */
    record Act(int hours, Optional<EventType> event, String unit, Kind answer, boolean consents) {}

    @Property(tries = 100)
    void nobody_is_reminded_more_often_than_the_rule_says(@ForAll("acts") List<Act> acts) {
        Map<List<Object>, Integer> reminders = new HashMap<>();
        play(acts).entries().stream().filter(entry -> entry.words().remind())
            .forEach(entry -> entry.words().remindsOf()
                .forEach(told -> reminders.merge(List.of(entry.recipient(), told), 1, Integer::sum)));

        assertThat(reminders.values()).allMatch(times -> times <= REMINDERS);
    }

    @Property(tries = 100)
    void a_reminder_says_only_what_was_told_and_takes_back_nothing(@ForAll("acts") List<Act> acts) {
        List<LedgerEntry> entries = play(acts).entries();

        assertThat(entries).filteredOn(entry -> entry.words().remind()).allSatisfy(reminder -> {
            assertThat(reminder.words().takesBack()).isEmpty();
            Set<MatterKey> told = entries.stream().filter(entry -> reminder.words().remindsOf().contains(entry.id()))
                .flatMap(entry -> entry.words().says().stream()).map(Saying::matter).collect(Collectors.toSet());
            assertThat(reminder.words().says()).isNotEmpty().extracting(Saying::matter).allMatch(told::contains);
        });
    }

    @Property(tries = 100)
    void who_answered_that_the_citizen_is_not_theirs_hears_only_what_is_taken_back(@ForAll("acts") List<Act> acts) {
        List<LedgerEntry> entries = play(acts).entries();
        Map<String, Instant> notUs = new HashMap<>();
        entries.forEach(entry -> entry.acknowledgements().stream().filter(answer -> answer.kind() == Kind.NOT_US)
            .map(Acknowledgement::at).forEach(at -> notUs.merge(unit(entry), at, (one, other) -> one.isBefore(other) ? one : other)));
        Set<String> changedTheirMind = entries.stream()
            .filter(entry -> entry.acknowledgements().stream().anyMatch(answer -> answer.kind() == Kind.RECEIVED))
            .map(EscalationProperties::unit).collect(Collectors.toSet());

        assertThat(entries).filteredOn(entry -> notUs.containsKey(unit(entry)) && !changedTheirMind.contains(unit(entry)))
            .filteredOn(entry -> entry.madeAt().isAfter(notUs.get(unit(entry))))
            .allSatisfy(entry -> {
                assertThat(entry.words().says()).isEmpty();
                assertThat(entry.words().partEnded()).isFalse();
            });
    }

    @Property(tries = 100)
    void to_look_again_at_once_changes_nothing(@ForAll("acts") List<Act> acts) {
        AHub hub = played(acts);
        Instant now = hub.situation().at();
        hub.looks(now);

        assertThat(AHub.told(hub.looks(now))).isEmpty();
        assertThat(hub.looks(now).lookAgain().filter(next -> !next.isAfter(now))).isEmpty();
    }

    private static String unit(LedgerEntry entry) {
        return entry.recipient().unit().value();
    }

    private static Ledger play(List<Act> acts) {
        return played(acts).situation().ledger();
    }

    private static AHub played(List<Act> acts) {
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR).managedBy("leder"),
            aUnit("andre", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT).managedBy("leder"), aUnit("leder", COORDINATOR),
            aUnit("team", COORDINATOR)).withCoordinatorTeam("team")
            .expectingAnswers(EventType.ADMITTED, COORDINATOR, "2 working hours", REMINDERS)
            .expectingAnswers(EventType.LEAVE_STARTED, COORDINATOR, "2 working hours", REMINDERS)
            .expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, "2 working hours", REMINDERS)), citizen(true));
        Instant now = START;
        for (Act act : acts) {
            now = now.plus(Duration.ofHours(act.hours()));
            hub.waits(now);
            hub.knowing(citizen(act.consents()));
            if (act.event().isPresent()) {
                hub.hears(an(act.event().get()).at(now.toString()).original(), now);
            } else if (hub.read(act.unit()).isEmpty()) {
                hub.looks(now);
            } else {
                hub.answered(act.unit(), act.answer(), now.toString());
            }
        }
        hub.waits(now.plus(Duration.ofDays(14)));
        return hub;
    }

    private static ACitizen citizen(boolean consents) {
        ACitizen citizen = aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo Lund"), "andre").secondary()).withServiceAt(HOUSING_SUPPORT, "bostoette");
        return consents ? citizen.withConsentFor(COORDINATOR, HOUSING_SUPPORT) : citizen.withConsentFor(HOUSING_SUPPORT);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Optional<EventType>> events = Arbitraries.of(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED,
            EventType.DISCHARGED).optional(0.5);
        return Combinators.combine(Arbitraries.integers().between(1, 30), events, Arbitraries.of(UNITS),
            Arbitraries.of(Kind.RECEIVED, Kind.NOT_US, Kind.SEEN), Arbitraries.of(true, true, true, false)).as(Act::new).list()
            .ofMinSize(1).ofMaxSize(8);
    }
}
