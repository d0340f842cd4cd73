package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.LegalBases;

/** {@code legal-bases.yaml}: what holds in a municipality that says nothing else. */
final class LegalBasesTable {
    private final YamlEntry shipped;

    LegalBasesTable(YamlDocument document) {
        shipped = document.root();
    }

    void check(KnownNames functions, Findings findings) {
        functions.require(shipped.at("statutory_functions").items(), findings);
        functions.require(shipped.at("written_consent").items(), findings);
    }

    /** The table with what a municipality replaces in it. */
    LegalBases with(YamlEntry own) {
        return new LegalBases(either(own, "version").text(), either(own, "statutory").flag(false),
            FunctionsFile.of(either(own, "statutory_functions")), EventTypes.of(either(own, "statutory_events")),
            FunctionsFile.of(either(own, "written_consent")));
    }

    private YamlEntry either(YamlEntry own, String key) {
        return own.at(key).present() ? own.at(key) : shipped.at(key);
    }
}
