package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.QueueFormat;
import dk.broen.domain.municipality.RoutingRules;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns one checked file of {@code municipalities/} into the domain's {@link Municipality}. */
final class MunicipalityFile {
    private final YamlEntry file;
    private final MunicipalityCode code;

    MunicipalityFile(YamlDocument document) {
        file = document.root();
        code = new MunicipalityCode(file.at("municipality").text());
    }

    /**
     * @param titles the titles of functions for which the file has no local title
     * @param defaults the legal bases that the file does not replace
     * @param escalation reads which notices must be answered
     * @param courses the courses that the file can switch on
     */
    Municipality municipality(Map<UnitFunction, String> titles, LegalBasesTable defaults, ClosingDays closingDays, UnitHours hours,
        EscalationRules escalation, CoursesFile courses) {
        Map<UnitFunction, String> local = new HashMap<>(titles);
        file.at("titles").entries().forEach(title -> local.put(new UnitFunction(title.key()), title.text()));
        Map<LocalDate, LocalTime> closing = closingDays.of(code);
        LegalBases bases = defaults.with(file.at("legal_bases"));
        List<Unit> units = file.at("units").entries().stream().map(unit -> unit(unit, hours, closing)).toList();
        return new Municipality(code, file.at("name").text(), local, units,
            file.at("coordinator_team").optional().map(UnitId::new), file.at("duty_desk").optional().map(UnitId::new), routing(), bases,
            queueFormat(), escalation.with(file.at("escalation")), courses.with(file.at("courses")));
    }

    private Unit unit(YamlEntry unit, UnitHours hours, Map<LocalDate, LocalTime> closing) {
        return new Unit(new UnitId(unit.key()), unit.at("name").text(), code, FunctionsFile.of(unit.at("functions")),
            unit.at("phone").optional().map(PhoneNumbers::readable), hours.of(unit, closing),
            unit.at("contact").items().stream().map(MunicipalityFile::contactPoint).toList(),
            DateCheck.period(unit), unit.at("successor").optional().map(UnitId::new),
            unit.at("manager").optional().map(UnitId::new), DigestRule.of(unit.at("digest")));
    }

    private static ContactPoint contactPoint(YamlEntry point) {
        if (point.at("queue").present()) {
            return new ContactPoint.Queue(point.at("queue").text());
        }
        if (point.at("medcom").present()) {
            return new ContactPoint.MedCom(point.at("medcom").text(), point.at("sor").text(), point.at("gln").text());
        }
        if (point.at("mail").present()) {
            return new ContactPoint.Mail(point.at("mail").text());
        }
        if (point.at("sms").present()) {
            return new ContactPoint.Sms(PhoneNumbers.e164(point.at("sms").text()), when(point.at("when")));
        }
        throw new IllegalStateException(point.path() + ": unknown kind of contact point " + KnownNames.keysOf(point).known());
    }

    private static ContactPoint.When when(YamlEntry when) {
        return switch (when.present() ? when.text() : "outside-hours") {
            case "always" -> ContactPoint.When.ALWAYS;
            case "opening-hours" -> ContactPoint.When.OPENING_HOURS;
            case "outside-hours" -> ContactPoint.When.OUTSIDE_HOURS;
            default -> throw new IllegalStateException(when.path() + ": unknown word \"" + when.text() + "\"");
        };
    }

    private QueueFormat queueFormat() {
        YamlEntry format = file.at("queue_format");
        return switch (format.present() ? format.text() : "cloudevents") {
            case "cloudevents" -> QueueFormat.CLOUDEVENTS;
            case "cloudevents-binary" -> QueueFormat.CLOUDEVENTS_BINARY;
            default -> throw new IllegalStateException(format.path() + ": unknown word \"" + format.text() + "\"");
        };
    }

    private RoutingRules routing() {
        return new RoutingRules(file.at("routing").items().stream().map(MunicipalityFile::rule).toList());
    }

    private static RoutingRules.Rule rule(YamlEntry rule) {
        Set<Specialty> named = rule.at("specialties").texts().stream().map(Specialty::valueOf).collect(Collectors.toSet());
        Set<Specialty> specialties = named.isEmpty() ? Set.of(Specialty.PSYCHIATRIC) : named;
        return new RoutingRules.Rule(rule.at("rule").text(), EventTypes.of(rule.at("events")), specialties,
            FunctionsFile.of(rule.at("tell")));
    }
}
