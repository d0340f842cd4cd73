package dk.broen.adapters.configuration;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that a name is given once only, over all files. */
final class UniqueNames {
    private final Findings findings;
    private final Map<String, YamlEntry> first = new HashMap<>();

    UniqueNames(Findings findings) {
        this.findings = findings;
    }

    void give(YamlEntry at, String name) {
        if (name.isEmpty()) {
            return;
        }
        YamlEntry before = first.putIfAbsent(name, at);
        if (before != null) {
            findings.add(at, "\"" + name + "\" is taken: see " + before.file() + ":" + before.line());
        }
    }
}
