package dk.broen.adapters.directory;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that one file gives and others use.
 *
 * @param where the file that gives them, for the error
 * @param known empty when that file could not be read: then nothing is refused for its sake
 */
record Names(String where, Set<String> known) {
    Names {
        known = Set.copyOf(known);
    }

    static Names keysOf(Entry mapping) {
        return new Names(mapping.file(), mapping.entries().stream().map(Entry::key).collect(Collectors.toSet()));
    }

    void require(Collection<Entry> names, Findings findings) {
        names.forEach(name -> require(name, findings));
    }

    void require(Entry name, Findings findings) {
        name.optional().ifPresent(text -> require(name, text, findings));
    }

    void requireKey(Entry name, Findings findings) {
        require(name, name.key(), findings);
    }

    private void require(Entry at, String name, Findings findings) {
        if (!name.isEmpty() && !known.isEmpty() && !known.contains(name)) {
            findings.add(at, "\"" + name + "\" is not in " + where + Nearest.hint(name, known));
        }
    }
}
