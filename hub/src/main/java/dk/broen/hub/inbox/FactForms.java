package dk.broen.hub.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the forms of one municipality offer, and the entry of a facts document that a filled form says. Confidential functions and named parties
 * are not offered: they are recorded through the API.
 */
final class FactForms {
    static final String BECAUSE = "because";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String NAME = "name";
    private static final String PHONE = "phone";
    private static final String TO = "to";
    private static final String FORM = "form";
    private static final String UNIT = "unit";
    private static final Set<String> FORMS = Set.of("VERBAL", "WRITTEN");
    private static final Set<String> RANKS = Set.of("PRIMARY", "SECONDARY");

    private final Municipality municipality;
    private final Directory directory;
    private final LocalDate today;

    FactForms(MunicipalityCode code, Directory directory, LocalDate today) {
        this.municipality = directory.municipality(code).orElseThrow();
        this.directory = directory;
        this.today = today;
    }

    /** A choice with the words that people read. */
    public record Choice(String value, String label, boolean inWriting) {}

    /** Whom a consent can name: the functions that the rules of the municipality name. */
    List<Choice> recipients() {
        return municipality.routing().allFunctions().stream().filter(function -> SeenCitizen.isOpen(function, directory)).sorted()
            .map(function -> new Choice(function.code(), municipality.titleOf(function),
                municipality.legalBases().writtenConsent().contains(function)))
            .toList();
    }

    /** The units that have coordinators, without those that have closed and those with a confidential function. */
    List<Choice> coordinatorUnits() {
        return units().filter(unit -> SeenCitizen.isOpen(unit.id(), directory))
            .filter(unit -> unit.functions().contains(UnitFunction.COORDINATOR))
            .map(unit -> new Choice(unit.id().value(), unit.name(), false)).toList();
    }

    /** Each service of each unit: the function, a space and the unit. */
    List<Choice> services() {
        return units().flatMap(unit -> unit.functions().stream().sorted()
            .filter(function -> !function.equals(UnitFunction.COORDINATOR) && SeenCitizen.isOpen(function, directory))
            .map(function -> new Choice(function.code() + " " + unit.id(), label(unit, function), false))).toList();
    }

    /** A unit that opens later is offered: a fact can begin later, too. */
    private Stream<Unit> units() {
        return municipality.units().stream().filter(unit -> unit.period().until().filter(today::isAfter).isEmpty());
    }

    private String label(Unit unit, UnitFunction function) {
        return unit.name() + " (" + municipality.titleOf(function) + ")";
    }

    private static Set<String> values(List<Choice> choices) {
        return choices.stream().map(Choice::value).collect(Collectors.toSet());
    }

    /** The consent that the form says; what is wrong is kept in the fields. */
    ObjectNode consent(FormFields fields) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("municipality", municipality.code().value());
        List<String> to = fields.chosen(TO, values(recipients()));
        ArrayNode named = entry.putArray(TO);
        to.forEach(named::add);
        String form = fields.one(FORM, FORMS);
        if (form.equals("VERBAL") && recipients().stream().anyMatch(choice -> choice.inWriting() && to.contains(choice.value()))) {
            fields.fault(FORM, FormFault.NOT_WRITTEN);
        }
        entry.put(FORM, form);
        entry.put("obtained_by", fields.required("obtained_by"));
        Optional<LocalDate> from = fields.requiredDay(FROM);
        Optional<LocalDate> until = fields.dayAfter(UNTIL, from);
        if (until.isPresent() && from.filter(first -> until.get().isAfter(first.plusYears(1))).isPresent()) {
            fields.fault(UNTIL, FormFault.LONGER_THAN_A_YEAR);
        }
        period(entry, from, until);
        fields.required(BECAUSE);
        return entry;
    }

    ObjectNode appointment(FormFields fields) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put(UNIT, fields.one(UNIT, values(coordinatorUnits())));
        ObjectNode coordinator = entry.putObject("coordinator").put(NAME, fields.required(NAME));
        fields.optional(PHONE).ifPresent(phone -> coordinator.put(PHONE, phone));
        entry.put("rank", fields.one("rank", RANKS));
        deputy(entry, fields);
        Optional<LocalDate> from = fields.requiredDay(FROM);
        period(entry, from, fields.dayAfter(UNTIL, from));
        fields.required(BECAUSE);
        return entry;
    }

    /** Sets the deputy of an entry of an appointment, if the form names one. */
    static void deputy(ObjectNode entry, FormFields fields) {
        Optional<String> name = fields.optional("deputy_name");
        Optional<String> phone = fields.optional("deputy_phone");
        if (name.isEmpty() && phone.isPresent()) {
            fields.fault("deputy_name", FormFault.WITHOUT_NAME);
        }
        name.ifPresent(who -> {
            ObjectNode deputy = entry.putObject("deputy").put(NAME, who);
            phone.ifPresent(number -> deputy.put(PHONE, number));
        });
    }

    ObjectNode service(FormFields fields) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        String[] functionAndUnit = fields.one("service", values(services())).split(" ", 2);
        entry.put("function", functionAndUnit[0]).put(UNIT, functionAndUnit[functionAndUnit.length - 1]);
        Optional<String> name = fields.optional(NAME);
        Optional<String> phone = fields.optional(PHONE);
        if (name.isEmpty() && phone.isPresent()) {
            fields.fault(NAME, FormFault.WITHOUT_NAME);
        }
        name.ifPresent(who -> {
            ObjectNode worker = entry.putObject("worker").put(NAME, who);
            phone.ifPresent(number -> worker.put(PHONE, number));
        });
        Optional<LocalDate> from = fields.requiredDay(FROM);
        period(entry, from, fields.dayAfter(UNTIL, from));
        fields.required(BECAUSE);
        return entry;
    }

    private static void period(ObjectNode entry, Optional<LocalDate> from, Optional<LocalDate> until) {
        from.ifPresent(day -> entry.put(FROM, day.toString()));
        until.ifPresent(day -> entry.put(UNTIL, day.toString()));
    }
}
