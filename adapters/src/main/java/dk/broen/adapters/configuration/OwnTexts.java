package dk.broen.adapters.configuration;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks and reads a file such as {@code texts/0751.yaml}: the texts that a municipality writes itself. They replace those of {@code da.yaml} in
 * mails and queue messages to its units. Pointers, subjects and answers to wards are not among them: the pointer filter knows one wording.
 */
final class OwnTexts {
    private static final String YAML = ".yaml";
    private final YamlDocument document;

    OwnTexts(YamlDocument document) {
        this.document = document;
    }

    /** @param steps the texts of the hub for the steps of courses, by course and step */
    void check(KnownNames functions, YamlEntry steps, Set<String> municipalities, Findings findings) {
        if (!municipalities.contains(name())) {
            findings.add(document.root(),
                "the file is named for municipality \"" + name() + "\", which has no file in municipalities/");
        }
        document.at("action").entries().forEach(action -> functions.requireKey(action, findings));
        document.at("step").entries().forEach(course -> {
            KnownNames.keysOf(steps).requireKey(course, findings);
            course.entries().forEach(step -> KnownNames.keysOf(steps.at(course.key())).requireKey(step, findings));
        });
        TextsFile.checkStepActions(document, functions, findings);
        TextsFile.checkCalendar(document, findings);
        TextsFile.textsIn(document.root()).forEach((key, entry) -> TextsFile.checkPlaceholders(key, entry, findings));
    }

    private String name() {
        String name = document.file().substring(document.file().lastIndexOf('/') + 1);
        return name.substring(0, name.length() - YAML.length());
    }

    /** Of a file that is checked. */
    MunicipalityCode municipality() {
        return new MunicipalityCode(name());
    }

    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        TextsFile.textsIn(document.root()).forEach((key, entry) -> texts.put(key, entry.text()));
        return texts.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
