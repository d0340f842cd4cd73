package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.LegalBases.OverrideTerms;
import dk.broen.domain.municipality.LegalBases.PspTerms;
import dk.broen.domain.municipality.LegalBases.Terms;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.stream.Collectors;

/** {@code legal-bases.yaml}: the legal bases of each municipality that does not replace them in its own file. */
final class LegalBasesTable {
    private static final List<String> LISTS_OF_FUNCTIONS = List.of("statutory_functions", "written_consent", "psychiatry_act_functions");
    private static final List<String> WITHOUT_CONFIDENTIAL = List.of("statutory_functions", "psychiatry_act_functions");
    private static final int SHIPPED_OVERRIDE_DAYS = 30;

    private final YamlEntry defaults;

    LegalBasesTable(YamlDocument document) {
        defaults = document.root();
    }

    void check(FunctionsFile functions, Findings findings) {
        check(defaults, functions, findings);
    }

    /** @param bases this table, or the {@code legal_bases} of a municipality */
    static void check(YamlEntry bases, FunctionsFile functions, Findings findings) {
        LISTS_OF_FUNCTIONS.forEach(list -> functions.names().require(bases.at(list).items(), findings));
        WITHOUT_CONFIDENTIAL.forEach(list -> functions.refuseConfidential(bases.at(list).items(), findings));
    }

    /** @param municipal the {@code legal_bases} of a municipality; each key of it replaces the key of this table */
    LegalBases with(YamlEntry municipal) {
        return new LegalBases(either(municipal, "version").text(), terms(municipal, "statutory"),
            FunctionsFile.of(either(municipal, "written_consent")), terms(municipal, "psychiatry_act"),
            new OverrideTerms(either(municipal, "override").flag(false), EventTypes.of(either(municipal, "override_events")),
                either(municipal, "override_days").number(SHIPPED_OVERRIDE_DAYS)),
            new PspTerms(municipal.at("psp_units").texts().stream().map(UnitId::new).collect(Collectors.toSet()),
                EventTypes.of(either(municipal, "psp_events"))));
    }

    private Terms terms(YamlEntry municipal, String basis) {
        return new Terms(either(municipal, basis).flag(false), FunctionsFile.of(either(municipal, basis + "_functions")),
            EventTypes.of(either(municipal, basis + "_events")));
    }

    private YamlEntry either(YamlEntry municipal, String key) {
        return municipal.at(key).present() ? municipal.at(key) : defaults.at(key);
    }
}
