package dk.broen.adapters.configuration;

import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.folder.MessageFolder;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.AdtProfile.CodedField;
import dk.broen.domain.terms.AdtProfile.PatientClass;
import dk.broen.domain.terms.AdtProfile.VisitNumber;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks and reads one file of {@code hospitals/}. */
final class HospitalFile {
    private static final Map<String, AdtProfile.Said> SAYINGS = Map.of("absconding", AdtProfile.Said.ABSCONDED, "compulsory_admission",
        AdtProfile.Said.COMPULSORY_ADMISSION, "user_controlled_bed", AdtProfile.Said.USER_CONTROLLED_BED);

    private final YamlEntry file;

    HospitalFile(YamlDocument document) {
        file = document.root();
    }

    void check(KnownNames regions, UniqueNames ids, UniqueNames senders, UniqueNames answers, UsedFolders folders, Findings findings) {
        ids.add(file.at("hospital"), file.at("hospital").text());
        regions.require(file.at("region"), findings);
        file.at("senders").items().forEach(sender -> senders.add(sender, sender.text()));
        new HospitalWards(file).check(answers, findings);
        checkCharset(findings);
        checkAdt(file.at("adt"), findings);
        HospitalList.check(file.at("list"), findings);
        folders.list(file.at("list").at("folder"));
        HospitalFolders.check(file.at("folders"), folders);
        checkName(findings);
        PhoneNumbers.check(file.at("phone"), findings);
        UniqueNames departments = new UniqueNames(findings);
        file.at("departments").entries().stream().flatMap(kind -> kind.items().stream())
            .forEach(department -> departments.add(department, department.text()));
    }

    /** Notices of somatic stays name the hospital, and they must not hint at psychiatry (domain.md §3). */
    private void checkName(Findings findings) {
        boolean somatic = !file.at("departments").at(Specialty.SOMATIC.name()).items().isEmpty()
            || file.at("otherwise").text().equals(Specialty.SOMATIC.name());
        if (somatic && file.at("name").text().toLowerCase(Locale.ROOT).contains("psyk")) {
            findings.add(file.at("name"), "the name hints at psychiatry, and notices of somatic departments show it; "
                + "use a neutral name, or put the psychiatric departments in a separate file");
        }
    }

    private static void checkAdt(YamlEntry adt, Findings findings) {
        adt.at("zone").optional().filter(zone -> !ZoneId.getAvailableZoneIds().contains(zone))
            .ifPresent(unknown -> findings.add(adt.at("zone"), "\"" + unknown + "\" is not a time zone such as Europe/Copenhagen"));
        adt.at("absconding").entries().stream().filter(field -> field.key().startsWith("PV1-36"))
            .flatMap(field -> field.items().stream()).filter(code -> deaths(adt).contains(code.text()))
            .forEach(code -> findings.add(code, "\"" + code.text() + "\" says that the citizen died (death_codes); it cannot say both"));
        UniqueNames codes = new UniqueNames(findings);
        adt.at("patient_classes").entries().stream().flatMap(each -> each.items().stream()).forEach(code -> codes.add(code, code.text()));
    }

    private static Set<String> deaths(YamlEntry adt) {
        return adt.at("death_codes").present() ? Set.copyOf(adt.at("death_codes").texts()) : AdtProfile.SHIPPED.deathCodes();
    }

    private void checkCharset(Findings findings) {
        checkCharset(file.at("charset"), findings);
    }

    static void checkCharset(YamlEntry charset, Findings findings) {
        try {
            if (charset.optional().filter(name -> !Charset.isSupported(name)).isPresent()) {
                findings.add(charset, "\"" + charset.text() + "\" is not a character set that Java supports");
            }
        } catch (IllegalArgumentException invalidName) {
            findings.add(charset, "\"" + charset.text() + "\" is not a valid name of a character set");
        }
    }

    /** @param directory the configuration directory, at which relative paths begin */
    Optional<ListFeed> list(Path directory) {
        return HospitalList.feed(new HospitalId(file.at("hospital").text()), file.at("list"), directory);
    }

    /** @param directory the configuration directory, at which relative paths begin */
    Optional<MessageFolder> folder(Path directory) {
        return HospitalFolders.folder(new HospitalId(file.at("hospital").text()), file.at("folders"), directory);
    }

    Hospital hospital() {
        Map<String, Specialty> specialties = new HashMap<>();
        file.at("departments").entries()
            .forEach(kind -> kind.texts().forEach(code -> specialties.put(code, Specialty.valueOf(kind.key()))));
        Specialty defaultSpecialty = file.at("otherwise").optional().map(Specialty::valueOf).orElse(Specialty.UNKNOWN);
        return new Hospital(new HospitalId(file.at("hospital").text()), file.at("name").text(),
            file.at("phone").optional().map(PhoneNumbers::readable), new RegionCode(file.at("region").text()),
            Set.copyOf(file.at("senders").texts()), specialties, defaultSpecialty, new HospitalWards(file).wards(),
            adtProfile());
    }

    private AdtProfile adtProfile() {
        AdtProfile shipped = AdtProfile.SHIPPED;
        YamlEntry adt = file.at("adt");
        return new AdtProfile(file.at("charset").optional().orElse(shipped.charset()),
            adt.at("zone").optional().map(ZoneId::of).orElse(shipped.zone()),
            adt.at("death_codes").present() ? Set.copyOf(adt.at("death_codes").texts()) : shipped.deathCodes(),
            adt.at("patient_classes").present() ? patientClasses(adt.at("patient_classes")) : shipped.patientClasses(),
            adt.at("visit_number").present() ? adt.at("visit_number").texts().stream().map(VisitNumber::valueOf).toList()
                : shipped.visitNumbers(),
            adt.at("sequence_numbers").optional().map(AdtProfile.SequenceNumbers::valueOf).orElse(shipped.sequenceNumbers()),
            sayings(adt));
    }

    private static Map<AdtProfile.Said, List<CodedField>> sayings(YamlEntry adt) {
        Map<AdtProfile.Said, List<CodedField>> sayings = new EnumMap<>(AdtProfile.Said.class);
        SAYINGS.forEach((key, said) -> {
            if (adt.at(key).present()) {
                sayings.put(said, adt.at(key).entries().stream().map(HospitalFile::codedField).toList());
            }
        });
        return sayings;
    }

    /** The schema requires a name such as {@code PV1-3.1}. */
    private static CodedField codedField(YamlEntry entry) {
        String[] parts = entry.key().split("[-.]");
        return new CodedField(parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 1,
            Set.copyOf(entry.texts()));
    }

    private static Map<String, PatientClass> patientClasses(YamlEntry classes) {
        Map<String, PatientClass> byCode = new HashMap<>();
        classes.entries().forEach(each -> each.texts().forEach(code -> byCode.put(code, PatientClass.valueOf(each.key()))));
        return byCode;
    }
}
