package dk.broen.adapters.directory;

import dk.broen.domain.municipality.LegalBases;

/** {@code legal-bases.yaml}: what holds in a municipality that says nothing else. */
final class LegalBasesTable {
    private final Entry shipped;

    LegalBasesTable(YamlDocument document) {
        shipped = document.root();
    }

    void check(Names functions, Findings findings) {
        functions.require(shipped.at("statutory_functions").items(), findings);
        functions.require(shipped.at("written_consent").items(), findings);
    }

    /** The table with what a municipality replaces in it. */
    LegalBases with(Entry own) {
        return new LegalBases(either(own, "version").text(), either(own, "statutory").flag(false),
            Functions.of(either(own, "statutory_functions")), Events.of(either(own, "statutory_events")),
            Functions.of(either(own, "written_consent")));
    }

    private Entry either(Entry own, String key) {
        return own.at(key).present() ? own.at(key) : shipped.at(key);
    }
}
