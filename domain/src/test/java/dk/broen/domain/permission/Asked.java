package dk.broen.domain.permission;

import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Functions;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generated question about a generated citizen around the merger of two regions on 1 January 2027. The unit {@code new} took over the work of
 * the unit {@code old} on {@link #TAKEN_OVER}.
 *
 * @param seed makes the same question again
 */
record Asked(long seed, UnitFunction function, String municipality, String hospital, EventType event, List<Visit> visits,
    Instant occurredAt, boolean lasting, Instant at, Table table, CitizenFacts facts) {
    static final UnitId UNIT = new UnitId("new");
    static final UnitId FORMER = new UnitId("old");
    static final UnitId ANOTHER = new UnitId("another");
    static final LocalDate TAKEN_OVER = LocalDate.of(2026, 12, 20);
    static final List<UnitFunction> FUNCTIONS =
        List.of(UnitFunction.HOUSING_SUPPORT, Functions.JOBCENTRE, Functions.SUBSTANCE_USE, Functions.POLICE);

    private static final List<String> HOSPITALS = List.of("auh", "ouh", "rh", "unknown");
    private static final List<String> REGIONS =
        List.of(ADirectory.MIDTJYLLAND, ADirectory.SYDDANMARK, ADirectory.HOVEDSTADEN, ADirectory.OESTDANMARK);

    static Asked from(long seed) {
        Random random = new Random(seed);
        Choice choice = new Choice(random);
        String municipality = oneOf(random, List.of("0751", "0101"));
        boolean home = random.nextInt(4) > 0;
        String hospital = home ? municipality.equals("0751") ? "auh" : "rh" : oneOf(random, HOSPITALS);
        UnitFunction function = oneOf(random, FUNCTIONS);
        EventType event = oneOf(random, List.of(EventType.values()));
        Instant occurredAt =
            LocalDate.of(2026, 12, 1).plusDays(random.nextInt(60)).atTime(random.nextInt(24), 30).atZone(DENMARK).toInstant();
        Instant at = occurredAt.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(3600) : random.nextInt(40 * 24 * 3600));
        List<ServiceAssignment> services =
            IntStream.range(0, random.nextInt(3)).mapToObj(i -> service(random, function, occurredAt)).toList();
        List<Consent> consents = new ArrayList<>();
        int wanted = random.nextInt(5);
        while (consents.size() < wanted) {
            consents.add(consent(random, "c" + consents.size(), function, municipality, event, occurredAt));
        }
        Table table = Table.from(choice, function, event, day(occurredAt));
        Asked asked = new Asked(seed, function, municipality, hospital, event,
            visits(choice, hospital, occurredAt),
            occurredAt, random.nextBoolean(), at, table,
            new CitizenFacts(List.of(), List.of(), services, new ConsentRecord.Known(consents),
                few(choice, () -> agreement(choice, function, municipality, occurredAt)),
                few(choice, () -> override(choice, hospital, event, occurredAt)),
                few(choice, () -> pspCase(choice, municipality, occurredAt)), List.of()));
        return choice.in(2, 3) ? asked : asked.and(asked.refusing());
    }

    private static <T> List<T> few(Choice choice, Supplier<T> fact) {
        return Stream.generate(fact).limit(choice.below(3)).toList();
    }

    /**
     * The stay {@code s1}, and at times another one that a death ends, also at another hospital or in another specialty; or none. Some are
     * readmissions under the same number.
     */
    private static List<Visit> visits(Choice choice, String hospital, Instant occurredAt) {
        List<String> there = List.of(hospital, choice.in(1, 2) ? hospital : choice.oneOf(HOSPITALS));
        return IntStream.range(0, choice.in(1, 10) ? 0 : choice.in(1, 3) ? 2 : 1)
            .mapToObj(i -> visit(choice, new StayKey(new HospitalId(there.get(i)), "s" + (i + 1)), occurredAt)).toList();
    }

    private static Visit visit(Choice choice, StayKey number, Instant occurredAt) {
        Instant begunAt = occurredAt.minus(choice.in(1, 2) ? 0 : choice.below(40), ChronoUnit.DAYS);
        return new Visit(Set.of(number), begunAt,
            choice.in(1, 3) ? Optional.of(begunAt.minus(choice.below(20 * 24), ChronoUnit.HOURS)) : Optional.empty(),
            choice.in(3, 4) ? Set.of(Specialty.PSYCHIATRIC) : choice.some(List.of(Specialty.values())));
    }

    private static Agreement agreement(Choice choice, UnitFunction function, String municipality, Instant occurredAt) {
        boolean byUnit = choice.in(1, 3);
        return new Agreement(choice.oneOf(List.of(Agreement.Kind.values())),
            byUnit ? Set.of() : choice.in(4, 5) ? Set.of(function) : choice.some(FUNCTIONS),
            byUnit ? Set.of(choice.oneOf(List.of(UNIT, UNIT, FORMER, ANOTHER))) : Set.of(), "a clinician", "it is necessary",
            municipality(choice, municipality), around(choice, occurredAt));
    }

    private static OverrideDecision override(Choice choice, String hospital, EventType event, Instant occurredAt) {
        Set<EventType> events = choice.in(2, 3) ? Set.of(event) : choice.some(List.of(EventType.values()));
        return new OverrideDecision("o", "a human", "it is necessary",
            Set.of(new StayKey(new HospitalId(hospital), choice.oneOf(List.of("s1", "s1", "s1", "s2", "s3")))), events,
            Set.of(choice.oneOf(List.of(UNIT, UNIT, FORMER, ANOTHER))), around(choice, occurredAt),
            choice.in(1, 6) ? Optional.of(occurredAt.plus(choice.below(80) - 40, ChronoUnit.DAYS)) : Optional.empty());
    }

    private static PspCase pspCase(Choice choice, String municipality, Instant occurredAt) {
        return new PspCase("a human", "it is necessary", municipality(choice, municipality), around(choice, occurredAt));
    }

    private static MunicipalityCode municipality(Choice choice, String municipality) {
        return new MunicipalityCode(choice.in(1, 8) ? "0740" : municipality);
    }

    private static Period around(Choice choice, Instant occurredAt) {
        return choice.days(day(occurredAt).plusDays(choice.in(1, 4) ? choice.below(40) : -choice.below(50)));
    }

    private static ServiceAssignment service(Random random, UnitFunction function, Instant occurredAt) {
        LocalDate from = day(occurredAt).plusDays(random.nextInt(120) - 90);
        return new ServiceAssignment(random.nextInt(4) > 0 ? function : oneOf(random, FUNCTIONS),
            oneOf(random, List.of(UNIT, UNIT, FORMER, ANOTHER)),
            new Period(from, random.nextBoolean() ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(90)))), Optional.empty());
    }

    /** Most consents are about the question but for one thing or two. */
    private static Consent consent(Random random, String id, UnitFunction function, String municipality, EventType event,
        Instant occurredAt) {
        boolean byUnit = random.nextInt(3) == 0;
        LocalDate from = day(occurredAt).plusDays(random.nextInt(5) == 0 ? random.nextInt(30) : -random.nextInt(370));
        int length = random.nextInt(3) == 0 ? random.nextInt(30) : random.nextInt(366);
        Consent.Form form = random.nextInt(4) == 0 ? Consent.Form.VERBAL : Consent.Form.WRITTEN;
        return new Consent(id, random.nextInt(5) > 1 ? Consent.Answer.GIVEN : oneOf(random, List.of(Consent.Answer.values())),
            byUnit ? Set.of() : random.nextInt(6) == 0 ? some(random, FUNCTIONS) : Set.of(function),
            byUnit || random.nextInt(6) == 0 ? Set.of(oneOf(random, List.of(UNIT, UNIT, FORMER, ANOTHER))) : Set.of(),
            random.nextInt(3) > 0 ? Set.of() : random.nextInt(3) == 0 ? Set.of(event) : some(random, List.of(EventType.values())),
            new MunicipalityCode(random.nextInt(8) == 0 ? "0740" : municipality),
            random.nextInt(3) > 0 ? Set.of() : some(random, REGIONS.stream().map(RegionCode::new).toList()),
            new Consent.Obtained(form, form == Consent.Form.VERBAL || random.nextInt(6) > 0, "a nurse", signatory(random),
                from.minusDays(random.nextInt(3) == 0 ? random.nextInt(40) : 0)),
            new Period(from, random.nextInt(4) == 0 ? Optional.empty() : Optional.of(min(from.plusDays(length), from.plusYears(1)))),
            random.nextInt(5) > 0 ? Optional.empty()
                : Optional.of(occurredAt.plusSeconds((long) (random.nextInt(80) - 40) * 24 * 3600 + random.nextInt(3600))));
    }

    private static Signatory signatory(Random random) {
        Signatory.Kind kind = oneOf(random, List.of(Signatory.Kind.values()));
        return kind == Signatory.Kind.CITIZEN ? Signatory.CITIZEN : new Signatory(kind, Optional.of("Gerda Grå"));
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static <T> T oneOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> Set<T> some(Random random, List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, 1 + random.nextInt(all.size())));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, DENMARK);
    }

    Question question() {
        AMunicipality asking = AMunicipality.aMunicipality(municipality)
            .with(aUnit("old", FUNCTIONS.toArray(UnitFunction[]::new)).closing(TAKEN_OVER.minusDays(1).toString(), "new"),
                aUnit("new", FUNCTIONS.toArray(UnitFunction[]::new)), aUnit("another", FUNCTIONS.toArray(UnitFunction[]::new)))
            .with(table.of(day(at)));
        Map<RegionCode, OwnRegion> lists =
            allRegions().stream().collect(Collectors.toMap(region -> region, region -> table.ofTheRegion(day(at))));
        return Question.about(function, UNIT, asking.build(), event, new HospitalId(hospital),
            visits, occurredAt, lasting, facts,
            ADirectory.withOwnRegions(lists, asking), at);
    }

    List<Consent> consents() {
        return ((ConsentRecord.Known) facts.consents()).consents();
    }

    Asked with(List<Consent> other) {
        return with(facts.with(new ConsentRecord.Known(other)));
    }

    Asked with(CitizenFacts other) {
        return new Asked(seed, function, municipality, hospital, event, visits, occurredAt, lasting, at, table, other);
    }

    Asked with(Table other) {
        return new Asked(seed, function, municipality, hospital, event, visits, occurredAt, lasting, at, other, facts);
    }

    Asked at(Instant later) {
        return new Asked(seed, function, municipality, hospital, event, visits, occurredAt, lasting, later, table, facts);
    }

    Asked and(Consent more) {
        return with(Stream.concat(consents().stream(), Stream.of(more)).toList());
    }

    Asked changing(UnaryOperator<Consent> change) {
        return with(consents().stream().map(change).toList());
    }

    Asked withoutNoes() {
        return with(consents().stream()
            .filter(consent -> consent.answer() != Consent.Answer.REFUSED && !consent.withdrawnBy(at)).toList());
    }

    /** A consent for the very question, from the day of the event until now. */
    Consent covering() {
        return answer(Consent.Answer.GIVEN, day(occurredAt));
    }

    /** A consent of today for the very question. */
    Consent coveringToday() {
        return answer(Consent.Answer.GIVEN, day(at));
    }

    /** A refusal of the very question, from the day of the event until now. */
    Consent refusing() {
        return answer(Consent.Answer.REFUSED, day(occurredAt));
    }

    private Consent answer(Consent.Answer answer, LocalDate from) {
        return new Consent("answer", answer, Set.of(), Set.of(UNIT), Set.of(event), new MunicipalityCode(municipality), allRegions(),
            Consent.Obtained.inWriting("a nurse", from), Period.between(from, day(at)), Optional.empty());
    }

    private static Set<RegionCode> allRegions() {
        return new HashSet<>(REGIONS.stream().map(RegionCode::new).toList());
    }

    /** The same consent with days that reach from the event until now. */
    Consent longEnough(Consent consent) {
        Consent.Obtained obtained = consent.obtained();
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), consent.events(), consent.municipality(),
            consent.regions(), new Consent.Obtained(obtained.form(), obtained.signed(), obtained.by(), obtained.from(), day(occurredAt)),
            Period.between(day(occurredAt), day(at)), consent.withdrawnAt());
    }

    /** The same consent, not ended yet. */
    Consent untilNow(Consent consent) {
        if (consent.period().from().isBefore(day(occurredAt))) {
            return longEnough(consent);
        }
        return consent.period().from().isAfter(day(at)) ? consent
            : new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), consent.events(), consent.municipality(),
                consent.regions(), consent.obtained(), Period.between(consent.period().from(), day(at)), consent.withdrawnAt());
    }

    Consent forTheEvent(Consent consent) {
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), Set.of(event), consent.municipality(),
            consent.regions(), consent.obtained(), consent.period(), consent.withdrawnAt());
    }

    Consent forTheRegion(Consent consent) {
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), consent.events(), consent.municipality(),
            allRegions(), consent.obtained(), consent.period(), consent.withdrawnAt());
    }

    Consent writtenAndSigned(Consent consent) {
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), consent.events(), consent.municipality(),
            consent.regions(),
            new Consent.Obtained(Consent.Form.WRITTEN, true, "a nurse", consent.obtained().from(), consent.obtained().on()),
            consent.period(), consent.withdrawnAt());
    }

    Consent namingTheUnit(Consent consent) {
        return new Consent(consent.id(), consent.answer(), consent.functions(), Set.of(UNIT), consent.events(), consent.municipality(),
            consent.regions(), consent.obtained(), consent.period(), consent.withdrawnAt());
    }

    /** The same consent, valid on the day before only. */
    Consent ended(Consent consent) {
        Consent.Obtained obtained = consent.obtained();
        LocalDate yesterday = day(at).minusDays(1);
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), consent.events(), consent.municipality(),
            consent.regions(), new Consent.Obtained(obtained.form(), obtained.signed(), obtained.by(), obtained.from(), yesterday),
            Period.between(yesterday, yesterday), consent.withdrawnAt());
    }

    Consent foreign(Consent consent) {
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(), consent.events(),
            new MunicipalityCode("0740"), consent.regions(), consent.obtained(), consent.period(), consent.withdrawnAt());
    }

    Consent forOtherEvents(Consent consent) {
        return new Consent(consent.id(), consent.answer(), consent.functions(), consent.units(),
            EnumSet.complementOf(EnumSet.of(event)), consent.municipality(), consent.regions(), consent.obtained(), consent.period(),
            consent.withdrawnAt());
    }
}
