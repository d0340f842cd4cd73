package dk.broen.mappings.xdis;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.ReadTime;
import dk.broen.mappings.UnreadableMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of an XDIS20 or XDIS17 that the hub uses, by name. */
final class Notification {
    private static final Pattern ALL_ALIKE = Pattern.compile("(\\d)\\1{9}");
    private static final Pattern MUNICIPALITY = Pattern.compile("\\d{3,4}");
    private static final Pattern UNHYPHENATED_UUID =
        Pattern.compile("(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");
    private static final String DEPARTMENT_NUMBER = "sygehusafdelingsnummer";
    private static final int HOSPITAL_NUMBER = 4;
    private static final int LONGEST_NAME = 35;

    private final Letter letter;
    private final LetterCodes codes;

    /** @throws UnreadableMessage if the message is no XDIS20 and no XDIS17, or is more than one letter */
    Notification(Letter letter) {
        this.letter = letter;
        Set<String> contents = letter.contents();
        List<LetterCodes> found = Arrays.stream(LetterCodes.values()).filter(codes -> contents.stream().anyMatch(codes::named)).toList();
        if (found.isEmpty()) {
            throw contents.isEmpty() ? Letter.missing(Letter.ROOT)
                : new UnreadableMessage("VALUE_UNKNOWN", Letter.ROOT,
                    "The only accepted letters are NotificationOfAdmission and NotificationOfDischarge");
        }
        codes = found.get(0);
        if (contents.size() > 1) {
            throw new UnreadableMessage("FIELD_INVALID", Letter.ROOT, "One letter in an Emessage is accepted");
        }
    }

    /** The numbers that can identify the hospital: of the department, of its hospital, then the location number of the sender. */
    List<String> organisations() {
        return Stream.of(letter.first(sender("Identifier")), hospitalNumber(), letter.first(sender("EANIdentifier")))
            .flatMap(Optional::stream).distinct().toList();
    }

    /** @throws UnreadableMessage if the letter breaks a rule */
    StayEvent event(Hospital hospital) {
        requireIds();
        codes.requireVersion(letter);
        EventNature nature = codes.nature(letter);
        Optional<ReadTime> stated = statedTime(nature);
        return new StayEvent(codes.type(letter), nature, new StayKey(hospital.id(), episode()), citizen(), citizenName(),
            stated.map(ReadTime::at).orElseGet(this::sentAt), sentAt(), department(hospital.id()), Urgency.ACUTE, municipality(),
            Optional.empty(), stated.map(ReadTime::marks).orElse(Set.of(StayEvent.Mark.TIME_OF_SENDING)));
    }

    private void requireIds() {
        requireForm(Letter.ENVELOPE + "Identifier", LetterIds.ID, "An id has 1 to 64 letters, digits or _.:-");
        requireForm(at("Letter.Identifier"), LetterIds.ID, "An id has 1 to 64 letters, digits or _.:-");
        requireForm(sender("EANIdentifier"), LetterIds.LOCATION, "A location number has 13 digits");
        requireForm(at("Receiver.EANIdentifier"), LetterIds.LOCATION, "A location number has 13 digits");
    }

    private void requireForm(String path, String form, String sentence) {
        if (!letter.required(path).matches(form)) {
            throw new UnreadableMessage("FIELD_INVALID", path, sentence);
        }
    }

    /** The id of the stay. HospitalNotification writes the same id with hyphens: 32 hexadecimal digits get them here too. */
    private String episode() {
        String id = letter.required(at("Letter.NotificationIdentifier"));
        return UNHYPHENATED_UUID.matcher(id).matches()
            ? UNHYPHENATED_UUID.matcher(id).replaceFirst("$1-$2-$3-$4-$5").toLowerCase(Locale.ROOT) : id;
    }

    private Cpr citizen() {
        String path = at("Patient.CivilRegistrationNumber");
        String number = letter.at(path)
            .orElseThrow(() -> new UnreadableMessage("CITIZEN_MISSING", path, "The letter has no CPR number"));
        if (ALL_ALIKE.matcher(number).matches()) {
            throw new UnreadableMessage("CITIZEN_MISSING", path, "Ten equal digits stand for an unknown citizen and are no CPR number");
        }
        return Cpr.read(number).orElseThrow(() -> new UnreadableMessage("CITIZEN_INVALID", path, "The number is not a CPR number"));
    }

    private Optional<String> citizenName() {
        List<String> names = new ArrayList<>();
        letter.at(at("Patient.PersonGivenName")).ifPresent(names::add);
        letter.at(at("Patient.PersonSurnameName")).ifPresent(names::add);
        return Optional.of(names.stream().map(Notification::whole).collect(Collectors.joining(" "))).filter(name -> !name.isEmpty());
    }

    /** The clinical time. Only a cancellation can lack the time of the event that it cancels: then the time of sending counts. */
    private Optional<ReadTime> statedTime(EventNature nature) {
        Optional<ReadTime> stated = LetterTime.read(letter, codes.time());
        if (stated.isEmpty() && nature != EventNature.CANCELLATION) {
            throw Letter.missing(codes.time() + ".Date");
        }
        return stated;
    }

    /**
     * The later of the times of the envelope and of the letter. The envelope names minutes, the letter seconds; a correction can repeat the
     * time of the letter that it corrects.
     */
    private Instant sentAt() {
        String path = Letter.ENVELOPE + "Sent";
        Instant envelope = LetterTime.read(letter, path).orElseThrow(() -> Letter.missing(path + ".Date")).at();
        return LetterTime.read(letter, at("Letter.Authorisation")).map(ReadTime::at).filter(authorised -> authorised.isAfter(envelope))
            .orElse(envelope);
    }

    private Department department(HospitalId hospital) {
        return new Department(hospital,
            letter.at(sender("UnitName")).or(() -> letter.at(sender("DepartmentName"))).map(Notification::whole).orElse(""),
            List.of(letter.required(sender("Identifier"))));
    }

    /** The first four digits of a department number (SHAK) are the number of the hospital. */
    private Optional<String> hospitalNumber() {
        return letter.first(sender("IdentifierCode")).filter(DEPARTMENT_NUMBER::equals)
            .flatMap(department -> letter.first(sender("Identifier"))).filter(number -> number.length() > HOSPITAL_NUMBER)
            .map(number -> number.substring(0, HOSPITAL_NUMBER));
    }

    /** The receiver is the municipality where the citizen lives (danish-standards.md §1.4). Its number often lacks the leading zero. */
    private Optional<MunicipalityCode> municipality() {
        if (letter.at(at("Receiver.IdentifierCode")).filter("kommunenummer"::equals).isEmpty()) {
            return Optional.empty();
        }
        String path = at("Receiver.Identifier");
        String number = letter.required(path);
        if (!MUNICIPALITY.matcher(number).matches()) {
            throw new UnreadableMessage("FIELD_INVALID", path, "A municipality number has four digits, or three without the leading zero");
        }
        return Optional.of(new MunicipalityCode(number.length() < HOSPITAL_NUMBER ? "0" + number : number));
    }

    /** A name that was cut to its longest length ends with a star. */
    private static String whole(String name) {
        return name.length() == LONGEST_NAME && name.endsWith("*") ? name.substring(0, LONGEST_NAME - 1).stripTrailing() + "…" : name;
    }

    private String sender(String name) {
        return at("Sender." + name);
    }

    private String at(String name) {
        return codes.path() + "." + name;
    }
}
