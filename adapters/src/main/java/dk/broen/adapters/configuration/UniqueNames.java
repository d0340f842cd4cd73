package dk.broen.adapters.configuration;

import java.util.HashMap;
import java.util.Map;

/** Checks that each name is defined once only, over all files that are added. */
final class UniqueNames {
    private final Findings findings;
    private final Map<String, YamlEntry> first = new HashMap<>();

    UniqueNames(Findings findings) {
        this.findings = findings;
    }

    void add(YamlEntry at, String name) {
        if (name.isEmpty()) {
            return;
        }
        YamlEntry earlier = first.putIfAbsent(name, at);
        if (earlier != null) {
            findings.add(at, "\"" + name + "\" is already used at " + earlier.file() + ":" + earlier.line());
        }
    }
}
