package dk.broen.adapters.facts;

import dk.broen.adapters.configuration.MailAddresses;
import dk.broen.adapters.configuration.PhoneNumbers;
import dk.broen.adapters.configuration.Weekdays;
import dk.broen.adapters.facts.FactsDocument.AppointmentDocument;
import dk.broen.adapters.facts.FactsDocument.ConsentDocument;
import dk.broen.adapters.facts.FactsDocument.PersonDocument;
import dk.broen.adapters.facts.FactsDocument.ResidenceDocument;
import dk.broen.adapters.facts.FactsDocument.ServiceDocument;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps the entries of a facts document to domain types. Every method throws {@link IllegalArgumentException} when an entry is wrong. The
 * message never quotes the fields that hold a CPR number, a name, a phone number or a mail address.
 */
public final class FactsMapper {
    private static final int ID_BYTES = 16;

    private final Directory directory;
    private final Set<UnitFunction> functions;

    public FactsMapper(Directory directory, Set<UnitFunction> functions) {
        this.directory = directory;
        this.functions = Set.copyOf(functions);
    }

    Residence of(ResidenceDocument document) {
        return new Residence(new MunicipalityCode(document.municipality()),
            oneOf(Residence.Kind.class, document.kind().orElse("RESIDENCE"), "kind"), period(document.from(), document.until()));
    }

    Appointment of(AppointmentDocument document) {
        return new Appointment(person(document.coordinator(), "coordinator"), unit(document.unit()),
            oneOf(Appointment.Rank.class, document.rank().orElse("PRIMARY"), "rank"), period(document.from(), document.until()),
            document.deputy().map(deputy -> person(deputy, "deputy")),
            document.absences().orElse(List.of()).stream().map(days -> Period.between(days.from(), days.until())).toList());
    }

    ServiceAssignment of(ServiceDocument document) {
        return new ServiceAssignment(function(document.function()), unit(document.unit()), period(document.from(), document.until()),
            document.worker().map(worker -> person(worker, "worker")));
    }

    Consent of(ConsentDocument document) {
        List<String> functionNames = document.to().stream().filter(FactsMapper::isFunction).toList();
        List<String> unitNames = document.to().stream().filter(name -> !isFunction(name)).toList();
        return new Consent(idOf(document), oneOf(Consent.Answer.class, document.answer().orElse("GIVEN"), "answer"),
            functionNames.stream().map(this::function).collect(Collectors.toSet()),
            unitNames.stream().map(this::unit).collect(Collectors.toSet()),
            document.events().orElse(List.of()).stream().map(event -> oneOf(EventType.class, event, "events")).collect(Collectors.toSet()),
            new MunicipalityCode(document.municipality()),
            document.regions().orElse(List.of()).stream().map(RegionCode::new).collect(Collectors.toSet()),
            oneOf(Consent.Form.class, document.form(), "form"), document.obtainedBy(), period(document.from(), document.until()),
            document.withdrawnAt().map(OffsetDateTime::toInstant));
    }

    /** A digest of all fields: equal consents have the same id wherever they are read, different consents have different ids. */
    private static String idOf(ConsentDocument document) {
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

    private UnitFunction function(String name) {
        UnitFunction function = new UnitFunction(name);
        if (!functions.contains(function)) {
            throw new IllegalArgumentException("function \"" + name + "\" is not configured");
        }
        return function;
    }

    private UnitId unit(String name) {
        UnitId id = new UnitId(name);
        if (directory.municipalities().values().stream().allMatch(municipality -> municipality.unit(id).isEmpty())) {
            throw new IllegalArgumentException("unit \"" + name + "\" is not configured");
        }
        return id;
    }

    private static Person person(PersonDocument document, String role) {
        List<ContactPoint> contact = new ArrayList<>();
        document.mail().ifPresent(mail -> contact.add(mail(mail, role)));
        document.sms().ifPresent(number -> contact.add(sms(number, role)));
        return new Person(document.name(), document.phone(), document.hours().map(FactsMapper::hours), contact);
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

    private static OpeningHours hours(Map<String, String> written) {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        written.forEach((days, range) -> {
            List<DayOfWeek> weekdays = Weekdays.of(days);
            if (weekdays.isEmpty()) {
                throw new IllegalArgumentException("hours: \"" + days + "\" is not a weekday or a range of weekdays");
            }
            weekdays.forEach(day -> week.put(day, List.of(TimeRange.parse(range))));
        });
        return new OpeningHours(week, Map.of(), true);
    }

    private static Period period(LocalDate from, Optional<LocalDate> until) {
        return new Period(from, until);
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String key) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(key + ": \"" + name + "\" is not one of " + List.of(type.getEnumConstants()), unknown);
        }
    }
}
