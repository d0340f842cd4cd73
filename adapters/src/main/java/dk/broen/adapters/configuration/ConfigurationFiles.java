package dk.broen.adapters.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** All files of the configuration directory, read and checked against their JSON Schemas. */
final class ConfigurationFiles {
    private static final int VERSION_DIGITS = 12;
    private static final String SHIPPED_TEXTS = "da.yaml";
    private static final String NONE = "";

    private final Path directory;
    private final Findings findings;
    private final MessageDigest digest = sha256();

    private final YamlDocument regions;
    private final YamlDocument functions;
    private final YamlDocument rules;
    private final YamlDocument legalBases;
    private final YamlDocument calendars;
    private final YamlDocument courses;
    private final YamlDocument texts;
    private final List<YamlDocument> ownTexts;
    private final List<YamlDocument> hospitals;
    private final List<YamlDocument> municipalities;
    private final String version;

    ConfigurationFiles(Path directory, Findings findings) {
        this.directory = directory.toAbsolutePath().normalize();
        this.findings = findings;
        regions = file("regions.yaml", "regions");
        functions = file("functions.yaml", "functions");
        rules = file("rules.yaml", "rules");
        legalBases = file("legal-bases.yaml", "legal-bases");
        calendars = file("calendars.yaml", "calendars");
        courses = file("courses.yaml", "courses");
        texts = file("texts/" + SHIPPED_TEXTS, "texts");
        ownTexts = folder("texts", "own-texts", SHIPPED_TEXTS);
        hospitals = folder("hospitals", "hospital", NONE);
        municipalities = folder("municipalities", "municipality", NONE);
        version = HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }

    YamlDocument regions() {
        return regions;
    }

    YamlDocument functions() {
        return functions;
    }

    YamlDocument rules() {
        return rules;
    }

    YamlDocument legalBases() {
        return legalBases;
    }

    YamlDocument calendars() {
        return calendars;
    }

    YamlDocument courses() {
        return courses;
    }

    YamlDocument texts() {
        return texts;
    }

    /** The texts that municipalities write themselves, one file for each of these. */
    List<YamlDocument> ownTexts() {
        return ownTexts;
    }

    List<YamlDocument> hospitals() {
        return hospitals;
    }

    List<YamlDocument> municipalities() {
        return municipalities;
    }

    /** The first hexadecimal digits of the SHA-256 digest of the names and contents of all files that were read. */
    String version() {
        return version;
    }

    private YamlDocument file(String name, String schema) {
        return read(directory.resolve(name), new SchemaCheck(schema));
    }

    /** @param besides the name of a file in the folder that is read apart */
    private List<YamlDocument> folder(String name, String schemaName, String besides) {
        Path folder = directory.resolve(name);
        SchemaCheck schema = new SchemaCheck(schemaName);
        List<YamlDocument> documents = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths
                .filter(path -> !path.getFileName().toString().startsWith(".") && !path.getFileName().toString().equals(besides)).sorted()
                .toList()) {
                if (path.toString().endsWith(".yaml")) {
                    documents.add(read(path, schema));
                } else {
                    findings.add(new ConfigurationError(name(path), 0, "",
                        "is not read: the name of a " + schemaName + " file must end in .yaml"));
                }
            }
        } catch (IOException unreadable) {
            findings.add(new ConfigurationError(name(folder), 0, "", "this folder is missing or cannot be read"));
        }
        return List.copyOf(documents);
    }

    private YamlDocument read(Path path, SchemaCheck schema) {
        String name = name(path);
        try {
            String text = Files.readString(path);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            YamlDocument document = YamlReader.read(name, text, findings);
            schema.check(document, findings);
            return document;
        } catch (CharacterCodingException notUtf8) {
            findings.add(new ConfigurationError(name, 0, "", "is not UTF-8"));
        } catch (IOException unreadable) {
            findings.add(new ConfigurationError(name, 0, "", Files.exists(path) ? "cannot be read" : "is missing"));
        }
        return YamlDocument.unreadable(name);
    }

    private String name(Path path) {
        Path above = directory.getParent() == null ? directory : directory.getParent();
        return above.relativize(path).toString().replace('\\', '/');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
