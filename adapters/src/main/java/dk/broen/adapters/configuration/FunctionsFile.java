package dk.broen.adapters.configuration;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.disclosure.Disclosure.Place;
import dk.broen.domain.terms.UnitFunction;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code functions.yaml}, and lists of functions in other files. */
final class FunctionsFile {
    private final YamlEntry functions;

    FunctionsFile(YamlDocument document) {
        functions = document.at("functions");
    }

    KnownNames names() {
        return KnownNames.keysOf(functions);
    }

    Map<UnitFunction, String> titles() {
        return functions.entries().stream().collect(
            Collectors.toUnmodifiableMap(function -> new UnitFunction(function.key()), function -> function.at("title").text()));
    }

    Set<UnitFunction> confidential() {
        return marked("confidential");
    }

    /** A basis that needs neither a consent nor the decision of a named human must not cover a confidential function (domain.md §4). */
    void refuseConfidential(Collection<YamlEntry> names, Findings findings) {
        names.stream().filter(name -> confidential().contains(new UnitFunction(name.text()))).forEach(name -> findings.add(name,
            "\"" + name.text() + "\" is confidential in " + functions.file() + ": it needs a consent of its own"));
    }

    Set<UnitFunction> namedOnly() {
        return marked("named_only");
    }

    private Set<UnitFunction> marked(String key) {
        return functions.entries().stream().filter(function -> function.at(key).flag(false))
            .map(function -> new UnitFunction(function.key())).collect(Collectors.toUnmodifiableSet());
    }

    Disclosure disclosure() {
        return new Disclosure(functions.entries().stream().filter(function -> function.at("place").present())
            .collect(Collectors.toUnmodifiableMap(function -> new UnitFunction(function.key()),
                function -> Place.valueOf(function.at("place").text()))));
    }

    static Set<UnitFunction> of(YamlEntry list) {
        return list.texts().stream().map(UnitFunction::new).collect(Collectors.toUnmodifiableSet());
    }
}
