package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.planning.Plan.Outcome;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Properties of every plan, whatever was reported and recorded. */
class PlannerProperties {
    private static final List<String> UNITS =
        List.of("tovholdere", "bostoette", "voksne", "jobcenter", "hjemmepleje", "silkeborg-bostoette");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void without_consent_and_statutory_basis_nobody_is_told(@ForAll("situations") Situation situation) {
        Situation unpermitted = situation.with(situation.citizen().withoutConsents());

        assertThat(unpermitted.plan().decisions()).filteredOn(decision -> decision.kind() == NoticeKind.NEWS)
            .flatExtracting(Decision::deliveries).isEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_unit_that_is_told_news_is_named_by_a_consent(@ForAll("situations") Situation situation) {
        Set<String> named = situation.citizen().consents().stream().filter(consent -> consent.answer() == Consent.Answer.GIVEN)
            .map(consent -> consent.unit()).collect(Collectors.toSet());

        assertThat(news(situation.plan())).allMatch(decision -> named.contains(decision.unit().value()));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_unit_is_told_once_by_each_channel(@ForAll("situations") Situation situation) {
        List<String> told = situation.plan().decisions().stream().flatMap(decision -> decision.deliveries().stream()
            .map(delivery -> decision.unit() + " " + decision.kind() + " " + delivery.channel() + " " + delivery.to())).toList();

        assertThat(told).doesNotHaveDuplicates();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void planned_again_after_an_outage_no_unit_is_told_twice(@ForAll("situations") Situation situation) {
        Scene scene = new Scene();
        scene.aarhusRules().withStatutoryBasis();
        Plan outage = scene.plan(situation.event(), situation.before(), situation.citizen().withRegister(true).citizen(), situation.at());
        List<Decision> now = EarlierDecision.newlyDecided(outage.decisions().stream().map(PlannedAgainTest::earlier).toList(),
            scene.planAgain(situation.event(), situation.before(), situation.citizen().withRegister(false).citizen(), situation.at()));

        assertThat(Stream.concat(news(outage), now.stream().filter(decision -> !decision.deliveries().isEmpty())
            .filter(decision -> decision.kind() == NoticeKind.NEWS)).map(Decision::unit)).doesNotHaveDuplicates();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_same_facts_give_the_same_plan(@ForAll("situations") Situation situation) {
        assertThat(situation.plan()).isEqualTo(situation.plan());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_outcome_follows_from_the_decisions(@ForAll("situations") Situation situation) {
        Plan plan = situation.plan();
        boolean told = plan.decisions().stream().anyMatch(decision -> !decision.deliveries().isEmpty());
        boolean held = plan.decisions().stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Held);

        assertThat(plan.outcome() == Outcome.HELD).isEqualTo(held);
        assertThat(plan.outcome() == Outcome.NOTIFIED).isEqualTo(told && !held);
        assertThat(plan.outcome() == Outcome.NOBODY_CONCERNED).as("nobody concerned means nothing to do").isEqualTo(!told && !held
            && plan.workItems().isEmpty() && plan.decisions().stream()
                .noneMatch(decision -> decision.verdict() instanceof Verdict.Withheld));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void only_units_of_a_service_an_appointment_or_the_team_are_told_news(@ForAll("situations") Situation situation) {
        Set<String> candidates = new HashSet<>(Set.of("tovholdere"));
        situation.citizen().services().forEach(service -> candidates.add(service.get2()));
        situation.citizen().coordinatedAt().forEach(candidates::add);

        assertThat(news(situation.plan())).allMatch(decision -> candidates.contains(decision.unit().value()));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void only_permitted_decisions_have_deliveries_and_none_is_due_before_planning(@ForAll("situations") Situation situation) {
        assertThat(situation.plan().decisions()).allSatisfy(decision -> {
            assertThat(decision.deliveries()).allMatch(delivery -> !delivery.due().isBefore(situation.at()));
            assertThat(decision.deliveries().isEmpty() || decision.verdict() instanceof Verdict.Permitted).isTrue();
        });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void corrections_go_only_to_units_that_were_told(@ForAll("situations") Situation situation) {
        Set<UnitId> told = situation.before().history().events().stream().flatMap(past -> past.notices().stream())
            .map(notice -> notice.unit())
            .collect(Collectors.toSet());

        assertThat(situation.plan().decisions()).filteredOn(decision -> decision.kind() != NoticeKind.NEWS)
            .allMatch(decision -> told.contains(decision.unit()));
    }

    private static Stream<Decision> news(Plan plan) {
        return plan.decisions().stream().filter(decision -> decision.kind() == NoticeKind.NEWS)
            .filter(decision -> !decision.deliveries().isEmpty());
    }

    /** A consent with one answer for one unit, so that shrinking finds the consent that matters. */
    record Named(Consent.Answer answer, String unit) {}

    record Person(String municipality, List<Tuple2<UnitFunction, String>> services, List<String> coordinatedAt, List<Named> consents,
        boolean registerDown) {
        Person withoutConsents() {
            return new Person(municipality, services, coordinatedAt, List.of(), registerDown);
        }

        Person withRegister(boolean down) {
            return new Person(municipality, services, coordinatedAt, consents, down);
        }

        ACitizen citizen() {
            ACitizen citizen = aCitizen().livingIn(municipality);
            services.forEach(service -> citizen.withServiceAt(service.get1(), service.get2()));
            coordinatedAt.forEach(unit -> citizen.coordinatedBy(appointed(aPerson("coordinator at " + unit), unit)));
            consents.forEach(named -> citizen.with(aConsent().answered(named.answer()).namingUnits(named.unit()).givenIn(municipality)));
            return registerDown ? citizen.whoseConsentsCannotBeRead() : citizen;
        }
    }

    record Situation(Person citizen, List<Tuple2<StayEvent, String>> past, StayEvent event, Duration later) {
        Situation with(Person other) {
            return new Situation(other, past, event, later);
        }

        Instant at() {
            return event.sentAt().plus(later);
        }

        ACourse before() {
            ACourse course = ACourse.aCourse();
            past.forEach(known -> course.of(known.get1()).toldTo(HOUSING_SUPPORT, known.get2()));
            return course;
        }

        Plan plan() {
            return new Scene().plan(event, before(), citizen.citizen(), at());
        }
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<UnitFunction> functions = Arbitraries.of(HOUSING_SUPPORT, SOCIAL_SERVICES, JOBCENTRE, COORDINATOR);
        Arbitrary<String> units = Arbitraries.of(UNITS);
        Arbitrary<Person> people = Combinators.combine(Arbitraries.of("0751", "0751", "0740", "0410"),
            Combinators.combine(functions, units).as(Tuple::of).list().ofMaxSize(4), units.list().ofMaxSize(2),
            Combinators.combine(Arbitraries.of(Consent.Answer.GIVEN, Consent.Answer.GIVEN, Consent.Answer.REFUSED,
                Consent.Answer.REQUESTED), units)
                .as(Named::new).list().ofMaxSize(4),
            Arbitraries.of(false, false, false, true)).as(Person::new);
        return Combinators.combine(people, Combinators.combine(events(), units).as(Tuple::of).list().ofMaxSize(4), events(),
            Arbitraries.integers().between(0, 100).map(Duration::ofHours)).as(Situation::new);
    }

    private static Arbitrary<StayEvent> events() {
        Arbitrary<EventNature> natures = Arbitraries.frequency(Tuple.of(4, EventNature.ORIGINAL), Tuple.of(1, EventNature.CORRECTION),
            Tuple.of(2, EventNature.CANCELLATION));
        return Combinators.combine(Arbitraries.of(EventType.class), natures, Arbitraries.integers().between(0, 23),
            Arbitraries.of("s1", "s1", "s2"))
            .as((type, nature, hour, stay) -> built(an(type).inStay(stay).at("2026-12-04T%02d:00".formatted(hour)), nature));
    }

    private static StayEvent built(AnEvent event, EventNature nature) {
        return switch (nature) {
            case ORIGINAL -> event.original();
            case CORRECTION -> event.corrected();
            case CANCELLATION -> event.cancelled();
        };
    }
}
