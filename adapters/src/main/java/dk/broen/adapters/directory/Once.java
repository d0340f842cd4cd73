package dk.broen.adapters.directory;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that a name is given once only, over all files. */
final class Once {
    private final Findings findings;
    private final Map<String, Entry> first = new HashMap<>();

    Once(Findings findings) {
        this.findings = findings;
    }

    void give(Entry at, String name) {
        if (name.isEmpty()) {
            return;
        }
        Entry before = first.putIfAbsent(name, at);
        if (before != null) {
            findings.add(at, "\"" + name + "\" is taken: see " + before.file() + ":" + before.line());
        }
    }
}
