package dk.broen.adapters.configuration;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that one file defines and other files use.
 *
 * @param where the file that defines the names, for the error text
 * @param known the names; empty when that file could not be read, and then every name is accepted
 */
record KnownNames(String where, Set<String> known) {
    KnownNames {
        known = Set.copyOf(known);
    }

    static KnownNames keysOf(YamlEntry mapping) {
        return new KnownNames(mapping.file(), mapping.entries().stream().map(YamlEntry::key).collect(Collectors.toSet()));
    }

    void require(Collection<YamlEntry> names, Findings findings) {
        names.forEach(name -> require(name, findings));
    }

    void require(YamlEntry name, Findings findings) {
        name.optional().ifPresent(text -> require(name, text, findings));
    }

    void requireKey(YamlEntry name, Findings findings) {
        require(name, name.key(), findings);
    }

    private void require(YamlEntry at, String name, Findings findings) {
        if (!name.isEmpty() && !known.isEmpty() && !known.contains(name)) {
            findings.add(at, "\"" + name + "\" is not in " + where + Suggestion.hint(name, known));
        }
    }
}
