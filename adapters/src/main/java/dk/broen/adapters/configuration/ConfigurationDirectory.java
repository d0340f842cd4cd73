package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a configuration directory. Every call reads all files again; the result is immutable (design.md §6).
 * Does not read {@code application.yaml}: Spring Boot reads it.
 */
public final class ConfigurationDirectory {
    private final Path path;
    private final DanishHolidays holidays = new DanishHolidays();

    public ConfigurationDirectory(Path path) {
        this.path = path;
    }

    public ConfigurationResult load() {
        Findings findings = new Findings();
        ConfigurationFiles files = new ConfigurationFiles(path, findings);
        check(files, findings);
        return findings.isEmpty() ? loaded(files) : new ConfigurationResult.Refused(findings.all());
    }

    private void check(ConfigurationFiles files, Findings findings) {
        RegionsFile regions = new RegionsFile(files.regions());
        FunctionsFile functions = new FunctionsFile(files.functions());
        regions.check(findings);
        new LegalBasesTable(files.legalBases()).check(functions, findings);
        new ClosingDays(files.calendars(), holidays).check(regions.municipalities(), findings);
        checkTexts(files, functions, findings);
        new CoursesFile(files.courses()).check(functions, files.texts(), findings);
        checkHospitals(files, regions.names(), findings);
        regions.checkOwnUnits(files.municipalities(), findings);
        checkMunicipalities(files, functions, regions.municipalities(), findings);
    }

    private static void checkTexts(ConfigurationFiles files, FunctionsFile functions, Findings findings) {
        int before = findings.all().size();
        TextsFile texts = new TextsFile(files.texts());
        texts.check(functions.names(), findings);
        Set<String> municipalities =
            files.municipalities().stream().map(file -> file.at("municipality").text()).collect(Collectors.toSet());
        List<OwnTexts> own = files.ownTexts().stream().map(OwnTexts::new).toList();
        own.forEach(file -> file.check(functions.names(), files.texts().at("step"), municipalities, findings));
        if (findings.all().size() == before && files.texts().readable()) {
            texts.checkRendered(functions.titles().keySet(), findings, files.ownTexts());
        }
    }

    private void checkHospitals(ConfigurationFiles files, KnownNames regions, Findings findings) {
        UniqueNames ids = new UniqueNames(findings);
        UniqueNames senders = new UniqueNames(findings);
        UniqueNames answers = new UniqueNames(findings);
        UsedFolders folders = new UsedFolders(path, findings);
        files.hospitals().forEach(hospital -> new HospitalFile(hospital).check(regions, ids, senders, answers, folders, findings));
    }

    private static void checkMunicipalities(ConfigurationFiles files, FunctionsFile functions, KnownNames municipalities,
        Findings findings) {
        Map<String, YamlEntry> units = files.municipalities().stream().flatMap(file -> file.at("units").entries().stream())
            .collect(Collectors.toMap(YamlEntry::key, Function.identity(), (first, second) -> first));
        MunicipalityCheck check = new MunicipalityCheck(functions, new CoursesFile(files.courses()), municipalities, units, findings);
        files.municipalities().forEach(file -> check.check(file.root()));
    }

    private ConfigurationResult.Loaded loaded(ConfigurationFiles files) {
        FunctionsFile functions = new FunctionsFile(files.functions());
        Map<UnitFunction, String> titles = functions.titles();
        LegalBasesTable bases = new LegalBasesTable(files.legalBases());
        ClosingDays closingDays = new ClosingDays(files.calendars(), holidays);
        UnitHours hours = new UnitHours(holidays);
        RulesFile rules = new RulesFile(files.rules());
        CoursesFile courses = new CoursesFile(files.courses());
        Map<MunicipalityCode, Municipality> municipalities = files.municipalities().stream()
            .map(file -> new MunicipalityFile(file).municipality(titles, bases, closingDays, hours, rules.escalation(), courses))
            .collect(Collectors.toMap(Municipality::code, Function.identity()));
        RegionsFile regions = new RegionsFile(files.regions());
        Directory directory = new Directory(municipalities, regions.memberships(),
            files.hospitals().stream().map(file -> new HospitalFile(file).hospital()).toList(), functions.confidential(),
            functions.namedOnly(), regions.ownRegions());
        return new ConfigurationResult.Loaded(directory, rules.rules(holidays),
            new TextsFile(files.texts()).texts(files.ownTexts().stream().map(OwnTexts::new).toList()), functions.disclosure(),
            titles.keySet(),
            files.hospitals().stream().flatMap(file -> new HospitalFile(file).list(path).stream()).toList(),
            files.hospitals().stream().flatMap(file -> new HospitalFile(file).folder(path).stream()).toList(), files.version());
    }
}
