package dk.broen.adapters.configuration;

import dk.broen.domain.municipality.LegalBases;

/** {@code legal-bases.yaml}: the legal bases of each municipality that does not replace them in its own file. */
final class LegalBasesTable {
    private final YamlEntry defaults;

    LegalBasesTable(YamlDocument document) {
        defaults = document.root();
    }

    void check(KnownNames functions, Findings findings) {
        functions.require(defaults.at("statutory_functions").items(), findings);
        functions.require(defaults.at("written_consent").items(), findings);
    }

    /** @param municipal the {@code legal_bases} of a municipality; each key of it replaces the key of this table */
    LegalBases with(YamlEntry municipal) {
        return new LegalBases(either(municipal, "version").text(), either(municipal, "statutory").flag(false),
            FunctionsFile.of(either(municipal, "statutory_functions")), EventTypes.of(either(municipal, "statutory_events")),
            FunctionsFile.of(either(municipal, "written_consent")));
    }

    private YamlEntry either(YamlEntry municipal, String key) {
        return municipal.at(key).present() ? municipal.at(key) : defaults.at(key);
    }
}
