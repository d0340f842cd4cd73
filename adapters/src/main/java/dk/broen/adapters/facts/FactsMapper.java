package dk.broen.adapters.facts;

import dk.broen.adapters.configuration.MailAddresses;
import dk.broen.adapters.configuration.PhoneNumbers;
import dk.broen.adapters.configuration.Suggestion;
import dk.broen.adapters.configuration.Weekdays;
import dk.broen.adapters.facts.FactsDocument.AgreementDocument;
import dk.broen.adapters.facts.FactsDocument.AppointmentDocument;
import dk.broen.adapters.facts.FactsDocument.ConsentDocument;
import dk.broen.adapters.facts.FactsDocument.OverrideDocument;
import dk.broen.adapters.facts.FactsDocument.PersonDocument;
import dk.broen.adapters.facts.FactsDocument.PspCaseDocument;
import dk.broen.adapters.facts.FactsDocument.ResidenceDocument;
import dk.broen.adapters.facts.FactsDocument.ServiceDocument;
import dk.broen.adapters.facts.FactsDocument.StayDocument;
import dk.broen.adapters.facts.FactsDocument.StayEndDocument;
import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.LegalBases.OverrideTerms;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps the entries of a facts document to domain types. Every method throws {@link IllegalArgumentException} when an entry is wrong. The
 * message begins with the field and a colon if one field is wrong. It never quotes a value: what a sender writes in the wrong field can be
 * citizen data.
 */
public final class FactsMapper {
    private static final int ID_BYTES = 16;

    private final Directory directory;
    private final Set<UnitId> units;
    private final Set<UnitFunction> functions;

    public FactsMapper(Directory directory, Set<UnitFunction> functions) {
        this.directory = directory;
        this.units = directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream()).map(Unit::id)
            .collect(Collectors.toUnmodifiableSet());
        this.functions = Set.copyOf(functions);
    }

    Residence of(ResidenceDocument document) {
        return new Residence(municipality(document.municipality()),
            oneOf(Residence.Kind.class, document.kind().orElse("RESIDENCE"), "kind"), period(document.from(), document.until()));
    }

    Appointment of(AppointmentDocument document) {
        return new Appointment(person(document.coordinator(), "coordinator"), unit(document.unit(), "unit"),
            oneOf(Appointment.Rank.class, document.rank().orElse("PRIMARY"), "rank"), period(document.from(), document.until()),
            document.deputy().map(deputy -> person(deputy, "deputy")),
            document.absences().orElse(List.of()).stream().map(days -> Period.between(days.from(), days.until())).toList());
    }

    ServiceAssignment of(ServiceDocument document) {
        return new ServiceAssignment(function(document.function(), "function"), unit(document.unit(), "unit"),
            period(document.from(), document.until()),
            document.worker().map(worker -> person(worker, "worker")));
    }

    Consent of(ConsentDocument document) {
        List<String> functionNames = document.to().stream().filter(FactsMapper::isFunction).toList();
        List<String> unitNames = document.to().stream().filter(name -> !isFunction(name)).toList();
        return new Consent(idOf(document), oneOf(Consent.Answer.class, document.answer().orElse("GIVEN"), "answer"),
            functionNames.stream().map(name -> function(name, "to")).collect(Collectors.toSet()),
            unitNames.stream().map(name -> unit(name, "to", functions)).collect(Collectors.toSet()),
            document.events().orElse(List.of()).stream().map(event -> event(event)).collect(Collectors.toSet()),
            municipality(document.municipality()),
            document.regions().orElse(List.of()).stream().map(RegionCode::new).collect(Collectors.toSet()),
            new Consent.Obtained(oneOf(Consent.Form.class, document.form(), "form"), document.signed().orElse(true), document.obtainedBy(),
                signatory(document), document.given().orElse(document.from())),
            period(document.from(), document.until()), document.withdrawnAt().map(OffsetDateTime::toInstant));
    }

    private static Signatory signatory(ConsentDocument document) {
        return new Signatory(oneOf(Signatory.Kind.class, document.signatory().orElse("CITIZEN"), "signatory"), document.signatoryName());
    }

    Agreement of(AgreementDocument document) {
        Municipality municipality = connected(document.municipality());
        List<String> unitNames = document.parties().stream().filter(name -> !isFunction(name)).toList();
        unitNames.stream().filter(name -> municipality.unit(unit(name, "parties", functions)).isEmpty()).findFirst().ifPresent(foreign -> {
            throw new IllegalArgumentException("parties: \"" + foreign + "\" is not a unit of municipality " + municipality.code());
        });
        return new Agreement(oneOf(Agreement.Kind.class, document.kind().orElse("DISCHARGE_AGREEMENT"), "kind"),
            document.parties().stream().filter(FactsMapper::isFunction).map(name -> function(name, "parties")).collect(Collectors.toSet()),
            unitNames.stream().map(name -> unit(name, "parties")).collect(Collectors.toSet()), document.clinician(), document.necessity(),
            municipality.code(), Period.between(document.from(), document.until()));
    }

    OverrideDecision of(OverrideDocument document) {
        Period period = Period.between(document.from(), document.until());
        Set<UnitId> recipients = document.to().stream().map(name -> unit(name, "to")).collect(Collectors.toSet());
        recipients.forEach(recipient -> within(period, recipient));
        return new OverrideDecision(idOf(document), document.decidedBy(), document.reason(),
            document.stays().stream().map(this::stay).collect(Collectors.toSet()),
            document.events().stream().map(event -> event(event)).collect(Collectors.toSet()), recipients,
            period,
            document.revokedAt().map(OffsetDateTime::toInstant));
    }

    PspCase of(PspCaseDocument document) {
        Municipality municipality = connected(document.municipality());
        if (municipality.legalBases().psp().units().isEmpty()) {
            throw new IllegalArgumentException("municipality: " + municipality.code() + " has no PSP list in its legal bases (psp_units)");
        }
        return new PspCase(document.startedBy(), document.reason(), municipality.code(), Period.between(document.from(), document.until()));
    }

    StayEnd of(StayEndDocument document) {
        return new StayEnd(connected(document.municipality()).code(), document.begunAt().toInstant(), document.endedAt().toInstant(),
            document.endedBy(), document.reason(), Recording.undisputed());
    }

    private void within(Period period, UnitId recipient) {
        OverrideTerms terms = directory.municipalities().values().stream().filter(municipality -> municipality.unit(recipient).isPresent())
            .findFirst().orElseThrow().legalBases().override();
        LocalDate latest = period.from().plusDays(terms.days() - 1L);
        if (period.until().filter(latest::isBefore).isPresent()) {
            throw new IllegalArgumentException("until: an override to unit \"" + recipient + "\" lasts at most " + terms.days()
                + " days (override_days); the last accepted day is " + latest);
        }
    }

    private StayKey stay(StayDocument document) {
        HospitalId hospital = new HospitalId(document.hospital());
        if (directory.hospital(hospital).isEmpty()) {
            throw new IllegalArgumentException("stays: hospital is not the id of a configured hospital");
        }
        if (document.visit().isBlank()) {
            throw new IllegalArgumentException("stays: visit is empty; give the visit number as the hospital sends it");
        }
        return new StayKey(hospital, document.visit());
    }

    private Municipality connected(String code) {
        return directory.municipality(municipality(code))
            .orElseThrow(() -> new IllegalArgumentException("municipality: is not configured"));
    }

    /** A digest of all fields: equal documents have the same id wherever they are read, different ones have different ids. */
    private static String idOf(Record document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static boolean isFunction(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }

    private UnitFunction function(String name, String field) {
        UnitFunction function = new UnitFunction(name);
        if (!functions.contains(function)) {
            throw new IllegalArgumentException(field + ": is not a configured function"
                + Suggestion.hint(name, functions.stream().map(UnitFunction::code).toList()));
        }
        return function;
    }

    private UnitId unit(String name, String field) {
        return unit(name, field, Set.of());
    }

    /** @param functions that may stand in the place of the unit */
    private UnitId unit(String name, String field, Set<UnitFunction> functions) {
        UnitId unit = new UnitId(name);
        if (!units.contains(unit)) {
            Stream<String> known = Stream.concat(units.stream().map(UnitId::value), functions.stream().map(UnitFunction::code));
            throw new IllegalArgumentException(field + ": is not a configured unit" + Suggestion.hint(name, known.toList()));
        }
        return unit;
    }

    private MunicipalityCode municipality(String code) {
        try {
            return new MunicipalityCode(code);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("municipality: is not a code of four digits with the leading zero, such as \"0751\"",
                invalid);
        }
    }

    private static Person person(PersonDocument document, String role) {
        List<ContactPoint> contact = new ArrayList<>();
        document.mail().ifPresent(mail -> contact.add(mail(mail, role)));
        document.sms().ifPresent(number -> contact.add(sms(number, role)));
        return new Person(document.name(), document.phone(), document.hours().map(hours -> hours(hours, role)), contact);
    }

    private static ContactPoint mail(String address, String role) {
        if (!MailAddresses.isAddress(address)) {
            throw new IllegalArgumentException(role + ".mail: is not a mail address");
        }
        return new ContactPoint.Mail(address);
    }

    private static ContactPoint sms(String number, String role) {
        return new ContactPoint.Sms(PhoneNumbers.gatewayForm(number).orElseThrow(() -> new IllegalArgumentException(role
            + ".sms: is not a Danish phone number like \"+45 20 00 00 01\"")), ContactPoint.When.ALWAYS);
    }

    private static OpeningHours hours(Map<String, String> written, String role) {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        written.forEach((days, range) -> {
            List<DayOfWeek> weekdays = Weekdays.of(days);
            if (weekdays.isEmpty()) {
                throw new IllegalArgumentException(
                    role + ".hours: has a key that is not a weekday (mon) or a range of weekdays (mon-thu)");
            }
            TimeRange hours = range(range, role);
            weekdays.forEach(day -> week.put(day, List.of(hours)));
        });
        return new OpeningHours(week, Map.of(), true);
    }

    private static TimeRange range(String range, String role) {
        try {
            return TimeRange.parse(range);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(role + ".hours: is not HH:MM-HH:MM, such as \"08:00-15:30\"", invalid);
        }
    }

    private static Period period(LocalDate from, Optional<LocalDate> until) {
        return new Period(from, until);
    }

    private static EventType event(String name) {
        return oneOf(EventType.REPORTED, name, "events");
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String key) {
        return oneOf(EnumSet.allOf(type), name, key);
    }

    private static <E extends Enum<E>> E oneOf(Set<E> accepted, String name, String key) {
        return accepted.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
            key + ": is not one of " + accepted + Suggestion.hint(name, accepted.stream().map(Enum::name).toList())));
    }
}
