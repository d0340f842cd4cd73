package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.PSYCHIATRIC_WARD;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AHub.Outcome;
import dk.broen.domain.given.AnEvent;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/** Properties of every plan, whatever was reported, recorded and delivered before. */
class PlannerProperties {
    private static final int METAMORPHIC = 250;
    private static final int TRIES = 100;
    private static final Map<UnitFunction, String> UNITS = Map.of(COORDINATOR, "tovholdere", HOUSING_SUPPORT, "bostoette",
        SOCIAL_SERVICES, "voksne", JOBCENTRE, "jobcenter", HOME_CARE, "hjemmepleje", SUBSTANCE_USE, "rusmiddel");

    @Property(tries = METAMORPHIC, edgeCases = EdgeCasesMode.NONE)
    void removing_a_consent_adds_no_notice(@ForAll("worlds") World world, @ForAll Random choice) {
        AHub hub = world.play();
        CitizenFacts facts = world.person().citizen().facts();
        List<Consent> given = world.person().consents().isEmpty() ? List.of() : consents(facts).stream()
            .filter(consent -> consent.answer() == Consent.Answer.GIVEN).toList();
        if (given.isEmpty()) {
            return;
        }
        Consent removed = given.get(choice.nextInt(given.size()));
        Plan with = Planner.plan(hub.situation(facts));
        Plan without = Planner.plan(hub.situation(with(facts, consents(facts).stream().filter(one -> one != removed).toList())));

        assertThat(recipients(without)).isSubsetOf(recipients(with));
        for (Content content : (Iterable<Content>) contents(without)::iterator) {
            assertThat(said(with, content.recipient())).containsAll(said(without, content.recipient()));
        }
    }

    @Property(tries = METAMORPHIC, edgeCases = EdgeCasesMode.NONE)
    void adding_a_consent_changes_for_others_only_the_fields_that_name_others(@ForAll("worlds") World world, @ForAll("named") Named added) {
        AHub hub = world.play();
        CitizenFacts before = world.person().citizen().facts();
        CitizenFacts after = world.person().and(added).citizen().facts();
        if (world.person().registerDown()) {
            return;
        }

        assertThat(others(Planner.plan(hub.situation(after)), added.unit()))
            .isEqualTo(others(Planner.plan(hub.situation(before)), added.unit()));
    }

    @Property(tries = METAMORPHIC, edgeCases = EdgeCasesMode.NONE)
    void the_order_in_which_facts_were_recorded_changes_nothing(@ForAll("worlds") World world, @ForAll Random order) {
        AHub hub = world.play();
        CitizenFacts facts = world.person().citizen().facts();
        CitizenFacts permuted = new CitizenFacts(shuffled(facts.residences(), order), shuffled(facts.appointments(), order),
            shuffled(facts.services(), order), facts.consents() instanceof ConsentRecord.Known known
                ? new ConsentRecord.Known(shuffled(known.consents(), order)) : facts.consents());

        assertThat(withoutSteps(Planner.plan(hub.situation(permuted)))).isEqualTo(withoutSteps(Planner.plan(hub.situation(facts))));
    }

    /** A fact about a citizen of whom no hospital ever said anything is recorded without a look: no plan can differ. */
    @Property(tries = METAMORPHIC, edgeCases = EdgeCasesMode.NONE)
    void facts_alone_plan_nothing(@ForAll("worlds") World world) {
        Plan plan = new Scene().hub(world.person().citizen()).looks(world.end());

        assertThat(List.of(plan.notices(), plan.kept(), plan.held(), plan.withdrawn(), plan.decisions(), plan.open(), plan.close(),
            plan.wardAnswers())).allSatisfy(changes -> assertThat(changes).isEmpty());
        assertThat(plan.lookAgain()).isEmpty();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void without_a_consent_nothing_is_said_and_nobody_reads_how_things_stand(@ForAll("worlds") World world) {
        AHub hub = world.play();
        Plan plan = Planner.plan(hub.situation(world.person().with(List.of()).citizen().facts()));

        assertThat(contents(plan)).allMatch(content -> content.words().says().isEmpty() && content.words().now().isEmpty());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_unit_that_is_told_something_is_named_by_a_consent(@ForAll("worlds") World world) {
        Plan plan = world.plan();
        Set<String> named = world.person().consents().stream().filter(consent -> consent.answer() == Consent.Answer.GIVEN)
            .map(Named::unit).collect(Collectors.toSet());

        assertThat(contents(plan).filter(content -> !content.words().says().isEmpty() || content.words().now().isPresent()))
            .allMatch(content -> named.contains(content.recipient().unit().value()));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void one_occasion_makes_one_notice_for_a_recipient_and_one_delivery_for_an_address(@ForAll("worlds") World world) {
        Plan plan = world.plan();

        assertThat(contents(plan).map(Content::recipient)).doesNotHaveDuplicates();
        assertThat(plan.notices()).allSatisfy(notice -> assertThat(notice.deliveries()).extracting(delivery -> delivery.to())
            .doesNotHaveDuplicates());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void nothing_is_taken_back_that_cannot_have_been_heard_and_nothing_true_is(@ForAll("worlds") World world) {
        AHub hub = world.play();
        Situation situation = hub.situation();
        Plan plan = Planner.plan(situation);

        for (Plan.Notice notice : plan.notices()) {
            Words words = notice.content().words();
            assertThat(heardBy(notice.content().recipient(), situation).mayHaveHeard()).containsAll(words.takesBack());
            assertThat(words.says()).allMatch(said -> words.takesBack().stream().noneMatch(said::agreesWith));
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void looking_again_without_a_change_changes_nothing(@ForAll("worlds") World world) {
        AHub hub = world.play();
        for (int attempts = 0; attempts <= world.outcomes().size(); attempts++) {
            hub.looks(world.end());
        }
        hub.looks(world.end());
        Plan again = hub.looks(world.end());

        assertThat(again.notices()).isEmpty();
        assertThat(again.withdrawn()).isEmpty();
        assertThat(again.decisions()).isEmpty();
        assertThat(again.open()).isEmpty();
        assertThat(again.close()).isEmpty();
        assertThat(again.wardAnswers()).isEmpty();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void the_outcome_follows_from_the_plan(@ForAll("worlds") World world) {
        Plan plan = world.plan();
        boolean told = !plan.notices().isEmpty();
        boolean held = plan.decisions().stream().anyMatch(decision -> decision.verdict() instanceof Verdict.Held);

        assertThat(plan.outcome() == Plan.Outcome.HELD).isEqualTo(held);
        assertThat(plan.outcome() == Plan.Outcome.NOTIFIED).isEqualTo(told && !held);
        assertThat(plan.notices()).allSatisfy(notice -> assertThat(notice.deliveries()).isNotEmpty()
            .allMatch(delivery -> !delivery.due().isBefore(world.end())));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whoever_has_a_part_is_never_told_that_it_ended(@ForAll("worlds") World world) {
        Set<String> candidates = new HashSet<>(Set.of("tovholdere"));
        world.person().services().forEach(service -> candidates.add(UNITS.get(service)));

        assertThat(contents(world.plan()).filter(content -> content.kind() == NoticeKind.RESPONSIBILITY_ENDED))
            .noneMatch(content -> world.person().municipality().equals(AARHUS) && !world.person().coordinated()
                && world.person().services().contains(content.function()));
    }

    private static Heard heardBy(RecipientId recipient, Situation situation) {
        return new Heard(situation.ledger().entries().stream().filter(entry -> entry.recipient().equals(recipient)).toList());
    }

    private static List<Object> others(Plan plan, String unit) {
        List<Object> seen = new ArrayList<>();
        plan.notices().stream().filter(notice -> !notice.content().recipient().unit().value().equals(unit))
            .forEach(notice -> seen.add(List.of(withoutOthers(notice.content()), notice.deliveries())));
        plan.kept().stream().filter(kept -> !kept.content().recipient().unit().value().equals(unit))
            .forEach(kept -> seen.add(List.of(kept.entry(), withoutOthers(kept.content()))));
        return seen;
    }

    /** What a recipient reads, less the fields that name others. */
    private static List<Object> withoutOthers(Content content) {
        return List.of(content.recipient(), content.function(), content.words(), content.flags(), content.basis(), content.rule());
    }

    private static Object withoutSteps(Plan plan) {
        return List.of(plan.notices().stream().map(notice -> List.of(notice.content(), notice.deliveries())).toList(), plan.kept(),
            plan.held(), plan.withdrawn(), plan.decisions().stream().map(Decision::mark).toList(), plan.open(), plan.close(),
            plan.wardAnswers(), plan.lookAgain());
    }

    private static Stream<Content> contents(Plan plan) {
        return Stream.concat(plan.notices().stream().map(Plan.Notice::content), plan.kept().stream().map(Plan.Kept::content));
    }

    private static Set<RecipientId> recipients(Plan plan) {
        return contents(plan).map(Content::recipient).collect(Collectors.toSet());
    }

    private static List<Saying> said(Plan plan, RecipientId recipient) {
        return contents(plan).filter(content -> content.recipient().equals(recipient))
            .flatMap(content -> content.words().says().stream()).toList();
    }

    private static Collection<Consent> consents(CitizenFacts facts) {
        return facts.consents() instanceof ConsentRecord.Known known ? known.consents() : List.of();
    }

    private static CitizenFacts with(CitizenFacts facts, List<Consent> consents) {
        return new CitizenFacts(facts.residences(), facts.appointments(), facts.services(), new ConsentRecord.Known(consents));
    }

    private static <T> List<T> shuffled(List<T> list, Random order) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, order);
        return copy;
    }

    /** A consent with one answer for one unit, so that shrinking finds the consent that matters. */
    record Named(Consent.Answer answer, String unit, List<String> regions) {}

    record Person(String municipality, List<UnitFunction> services, boolean coordinated, List<Named> consents, boolean registerDown) {
        Person and(Named more) {
            return with(Stream.concat(consents.stream(), Stream.of(more)).toList());
        }

        Person with(List<Named> others) {
            return new Person(municipality, services, coordinated, others, false);
        }

        ACitizen citizen() {
            ACitizen citizen = aCitizen().livingIn(municipality);
            services.forEach(service -> citizen.withServiceAt(service, UNITS.get(service)));
            if (coordinated) {
                citizen.coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
            }
            consents.forEach(named -> citizen.with(aConsent().answered(named.answer()).namingUnits(named.unit())
                .forHospitalsOf(named.regions().toArray(String[]::new)).givenIn(municipality)));
            return registerDown ? citizen.whoseConsentsCannotBeRead() : citizen;
        }
    }

    /** @param earlier the facts while the messages arrived */
    record World(Person earlier, Person person, List<StayEvent> messages, List<Outcome> outcomes) {
        Instant end() {
            return Danish.time("2026-12-07T23:00");
        }

        /** The facts have just changed, and the hub has not looked since. */
        AHub play() {
            AHub hub = new Scene().hub(earlier.citizen()).attempting(outcomes.toArray(Outcome[]::new));
            messages.forEach(event -> hub.hears(event, event.sentAt()));
            return hub.knowing(person.citizen());
        }

        /** The plan on Monday. */
        Plan plan() {
            return play().looks(end());
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Outcome> outcomes = Arbitraries.of(Outcome.DELIVERED, Outcome.DELIVERED, Outcome.UNKNOWN, Outcome.GIVEN_UP);
        return Combinators.combine(people(), people(), Arbitraries.of(true, false), events().list().ofMaxSize(8),
            outcomes.list().ofMaxSize(4))
            .as((earlier, person, unchanged, messages, came) -> new World(unchanged ? person : earlier, person, messages, came));
    }

    @Provide
    Arbitrary<Named> named() {
        return Combinators.combine(Arbitraries.of(Consent.Answer.GIVEN, Consent.Answer.GIVEN, Consent.Answer.GIVEN,
            Consent.Answer.REFUSED), Arbitraries.of(UNITS.values().stream().sorted().toList()),
            Arbitraries.of(List.<String>of(), List.of(MIDTJYLLAND, SYDDANMARK), List.of(SYDDANMARK))).as(Named::new);
    }

    private Arbitrary<Person> people() {
        Arbitrary<UnitFunction> functions =
            Arbitraries.of(UNITS.keySet().stream().sorted().filter(one -> !one.equals(COORDINATOR)).toList());
        return Combinators
            .combine(Arbitraries.of(AARHUS, AARHUS, AARHUS, SILKEBORG, "0410"), functions.list().uniqueElements().ofMaxSize(4),
                Arbitraries.of(true, false), named().list().ofMaxSize(5), Arbitraries.of(false, false, false, false, true))
            .as(Person::new);
    }

    private static Arbitrary<StayEvent> events() {
        Arbitrary<EventNature> natures = Arbitraries.frequency(Tuple.of(5, EventNature.ORIGINAL), Tuple.of(1, EventNature.CORRECTION),
            Tuple.of(1, EventNature.CANCELLATION));
        Arbitrary<EventType> types = Arbitraries.of(EventType.ADMITTED, EventType.ADMITTED, EventType.ADMITTED, EventType.DISCHARGED,
            EventType.DISCHARGED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.TRANSFERRED, EventType.DISCHARGE_PLANNED,
            EventType.DETAILS_CHANGED, EventType.EMERGENCY_CONTACT, EventType.DECEASED);
        return Combinators.combine(types, natures, Arbitraries.integers().between(0, 71),
            Arbitraries.of(PSYCHIATRIC_WARD, PSYCHIATRIC_WARD, SOMATIC_WARD, "NEW"), Arbitraries.of("auh/s1", "auh/s1", "auh/s2", "ouh/o1"))
            .as(PlannerProperties::event);
    }

    private static StayEvent event(EventType type, EventNature nature, int hour, String ward, String stay) {
        String at = "2026-12-0%dT%02d:00".formatted(4 + hour / 24, hour % 24);
        AnEvent event = an(type).from(stay.substring(0, 3)).inStay(stay.substring(4)).onWard(ward).at(at);
        if (type == EventType.DISCHARGE_PLANNED) {
            event.expecting("2026-12-" + (10 + hour % 3));
        }
        return switch (nature) {
            case ORIGINAL -> event.original();
            case CORRECTION -> event.corrected();
            case CANCELLATION -> event.cancelled();
        };
    }
}
