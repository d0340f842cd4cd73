package dk.broen.adapters.configuration;

import dk.broen.domain.terms.UnitFunction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the file of a municipality beyond its schema. */
final class MunicipalityCheck {
    private final FunctionsFile functionsFile;
    private final CoursesFile courses;
    private final KnownNames functions;
    private final KnownNames municipalities;
    private final Map<String, YamlEntry> units;
    private final Findings findings;
    private final UniqueNames codes;
    private final UniqueNames unitNames;
    private final UniqueNames queues;
    private final MedComReceivers receivers;

    /** @param units the units of all municipalities, because a successor may belong to another municipality */
    MunicipalityCheck(FunctionsFile functionsFile, CoursesFile courses, KnownNames municipalities, Map<String, YamlEntry> units,
        Findings findings) {
        this.functionsFile = functionsFile;
        this.courses = courses;
        this.functions = functionsFile.names();
        this.municipalities = municipalities;
        this.units = units;
        this.findings = findings;
        codes = new UniqueNames(findings);
        unitNames = new UniqueNames(findings);
        queues = new UniqueNames(findings);
        receivers = new MedComReceivers(findings);
    }

    void check(YamlEntry file) {
        codes.add(file.at("municipality"), file.at("municipality").text());
        municipalities.require(file.at("municipality"), findings);
        file.at("titles").entries().forEach(title -> functions.requireKey(title, findings));
        KnownNames unitsOfFile = new KnownNames("the units of this file", KnownNames.keysOf(file.at("units")).known());
        unitsOfFile.require(file.at("coordinator_team"), findings);
        unitsOfFile.require(file.at("duty_desk"), findings);
        file.at("units").entries().forEach(unit -> {
            checkUnit(unit, file.at("municipality").optional().orElse(""));
            checkManager(unit, unitsOfFile, file.at("units"));
        });
        UniqueNames rules = new UniqueNames(findings);
        file.at("routing").items().forEach(rule -> {
            rules.add(rule.at("rule"), rule.at("rule").text());
            functions.require(rule.at("tell").items(), findings);
        });
        UniqueNames expectations = new UniqueNames(findings);
        file.at("escalation").items().forEach(rule -> {
            expectations.add(rule.at("rule"), rule.at("rule").text());
            DateCheck.check(rule, findings);
            functions.require(rule.at("functions").items(), findings);
            unitsOfFile.require(rule.at("units").items(), findings);
        });
        LegalBasesTable.check(file.at("legal_bases"), functionsFile, findings);
        courses.checkReplaced(file.at("courses"), functionsFile, findings);
        unitsOfFile.require(file.at("legal_bases").at("psp_units").items(), findings);
    }

    private void checkUnit(YamlEntry unit, String municipality) {
        unitNames.add(unit, unit.key());
        functions.require(unit.at("functions").items(), findings);
        PhoneNumbers.check(unit.at("phone"), findings);
        Weekdays.check(unit.at("hours"), findings);
        boolean alwaysOpen = unit.at("hours").text().equals("always");
        Stream.of("closing_days", "closed_on_holidays").map(unit::at).filter(closing -> alwaysOpen && closing.present())
            .forEach(closing -> findings.add(closing, "is not allowed with hours: always, because the unit is never closed"));
        unit.at("closing_days").entries().forEach(day -> DateCheck.checkKey(day, findings));
        DateCheck.check(unit, findings);
        checkSuccessor(unit);
        new ContactCheck(municipality, queues, findings).check(unit.at("contact"), alwaysOpen);
        DigestRule.check(unit, alwaysOpen, findings);
        receivers.add(unit);
    }

    /** Else others could read of a service that is confidential (domain.md §9 S5). */
    private void checkManager(YamlEntry unit, KnownNames unitsOfFile, YamlEntry all) {
        YamlEntry manager = unit.at("manager");
        unitsOfFile.require(manager, findings);
        if (manager.present() && manager.text().equals(unit.key())) {
            findings.add(manager, "a unit is not its own manager");
        }
        if (manager.present()) {
            Set<UnitFunction> closed = new HashSet<>(functionsFile.confidential());
            closed.addAll(functionsFile.namedOnly());
            closed.retainAll(FunctionsFile.of(unit.at("functions")));
            closed.removeAll(FunctionsFile.of(all.at(manager.text()).at("functions")));
            closed.stream().sorted().forEach(function -> findings.add(manager,
                "\"" + manager.text() + "\" must have the confidential function " + function + " too"));
        }
    }

    private void checkSuccessor(YamlEntry unit) {
        YamlEntry successor = unit.at("successor");
        new KnownNames("the units of any municipality", units.keySet()).require(successor, findings);
        if (successor.present() && !unit.at("until").present()) {
            findings.add(successor, "successor requires until, the last day of the unit");
        }
        List<String> chain = Stream.iterate(Optional.of(unit), previous -> previous.flatMap(this::successorOf)).limit(units.size() + 1L)
            .takeWhile(Optional::isPresent).map(next -> next.get().key()).toList();
        if (chain.lastIndexOf(unit.key()) > 0) {
            findings.add(successor, "the chain of successors leads back to " + unit.key());
        }
    }

    private Optional<YamlEntry> successorOf(YamlEntry unit) {
        return Optional.ofNullable(units.get(unit.at("successor").text()));
    }
}
