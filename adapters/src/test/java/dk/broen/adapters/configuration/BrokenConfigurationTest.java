package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenConfigurationTest {
    private static final String AARHUS = "municipalities/0751-aarhus.yaml";
    private static final String ODENSE = "municipalities/0461-odense.yaml";
    private static final String AEROE = "municipalities/0492-aeroe.yaml";

    private static final Pattern LINE_OF = Pattern.compile("(?<=config/)([^ :]+):\\{line of ([^}]+)}");

    @TempDir
    private Path temporary;

    @ParameterizedTest(name = "{1} -> {2}")
    @MethodSource({"shape", "yaml", "references", "contacts", "hours", "digests", "hospitals", "wards", "texts", "rest"})
    void an_error_names_file_line_and_key(String file, String found, String replacement, List<String> errors) {
        CopiedConfiguration copied = new CopiedConfiguration(temporary);
        int here = copied.line(file, found);
        copied.replace(file, found, replacement);
        assertThat(copied.errors()).containsExactlyElementsOf(errors.stream()
            .map(error -> withLines(error.replace("{file}", "config/" + file), here, copied)).toList());
    }

    private static Stream<Arguments> shape() {
        return Stream.of(
            broken(AARHUS, "fri: \"08:00-14:00\"", "fri: \"08:00-1400\"",
                "{file}:{here}: units.aarhus-bostoette-nord.hours.fri: \"08:00-1400\" is not HH:MM-HH:MM"),
            broken(AARHUS, "- sms:", "- smss:",
                "{file}:{here}: unknown key \"smss\"; did you mean \"sms\"?"),
            broken(AARHUS, "    functions: [HOUSING_SUPPORT]\n", "",
                "{file}:{line of aarhus-bostoette-nord:}: units.aarhus-bostoette-nord: \"functions\" is missing"),
            broken(AARHUS, "municipality: \"0751\"", "municipality: 751",
                "{file}:{here}: municipality: 751 must be in quotes: \"751\""),
            broken(AARHUS, "functions: [HOUSING_SUPPORT]", "functions: HOUSING_SUPPORT",
                "{file}:{here}: units.aarhus-bostoette-nord.functions: must be a list in [ ], not \"HOUSING_SUPPORT\""),
            broken(AARHUS, "events: [ADMITTED]", "events: [ADMITED]",
                "{file}:{here}: routing[0].events[0]: \"ADMITED\" is not one of ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, "
                    + "LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DISCHARGED, DECEASED, DETAILS_CHANGED; did you mean \"ADMITTED\"?"),
            broken(AARHUS, "  aarhus-bostoette-syd:", "  Aarhus_Syd:",
                "{file}:{here}: key \"Aarhus_Syd\" is not a name of small letters, digits and -"),
            broken(AARHUS, "name: Bostøtte Nord", "name:",
                "{file}:{here}: units.aarhus-bostoette-nord.name: must be a text, not an empty value"),
            broken(AARHUS, "hours: always", "hours: alway",
                "{file}:{here}: units.aarhus-botilbud-havnen.hours: \"alway\" is not \"always\""),
            broken(ODENSE, "statutory: true", "statutory: yes",
                "{file}:{here}: legal_bases.statutory: must be true or false, not \"yes\""),
            broken(ODENSE, "  version: odense-2026-12\n", "",
                "{file}:{line of legal_bases:}: legal_bases: \"version\" is missing"),
            broken("rules.yaml", "readmission_days: 30", "readmission_days: thirty",
                "{file}:{here}: thresholds.readmission_days: must be a whole number, not \"thirty\""),
            broken("rules.yaml", "ASK_FOR_CONSENT: 4 hours", "ASK_FOR_CONSENT: 4 days",
                "{file}:{here}: work_items_due.ASK_FOR_CONSENT: \"4 days\" is not a number and a unit, such as \"4 hours\", "
                    + "\"4 working hours\" or \"2 working days\""),
            broken("rules.yaml", "ASK_FOR_CONSENT: 4 hours", "ASK_FOR_CONSENTS: 4 hours",
                "{file}:{here}: unknown key \"ASK_FOR_CONSENTS\"; did you mean \"ASK_FOR_CONSENT\"?"),
            broken("rules.yaml", "waiting:", "wating:",
                "{file}:{here}: unknown key \"wating\"; did you mean \"waiting\"?"),
            broken("functions.yaml", "{title: tovholder, place: WARD}", "{place: WARD}",
                "{file}:{here}: functions.COORDINATOR: \"title\" is missing"));
    }

    /** An escalation rule before the routing rules. */
    private static String expecting(String rest) {
        return "escalation:\n  - {rule: answers, from: 2027-01-04, events: [ADMITTED], " + rest + "}\nrouting:";
    }

    private static Stream<Arguments> yaml() {
        return Stream.of(
            broken(AEROE, "name: Ærø\n", "name: Ærø\nname: Langeland\n",
                "{file}:{here+1}: key \"name\" occurs twice; the first is on line 4"),
            broken(AEROE, "  aeroe-social:", "  aeroe-social: &unit",
                "{file}:{line of units:}: units: must not be empty",
                "{file}:{here}: anchor \"&unit\" is not allowed; write the value out at each place"),
            broken(AEROE, "name: Ærø\n", "name: [Ærø\n",
                "{file}:{here+1}: is not YAML: expected ',' or ']', but got :"));
    }

    private static Stream<Arguments> references() {
        return Stream.of(
            broken(AARHUS, "functions: [JOBCENTRE]", "functions: [JOBCENTER]",
                "{file}:{here}: units.aarhus-jobcenter.functions[0]: "
                    + "\"JOBCENTER\" is not in config/functions.yaml; did you mean \"JOBCENTRE\"?"),
            broken(AARHUS, "SUPPORT_CONTACT, RESIDENCE, HOME_CARE]", "SUPPORT_CONTACT, BOTILBUD, HOME_CARE]",
                "{file}:{here}: routing[1].tell[4]: \"BOTILBUD\" is not in config/functions.yaml"),
            broken(AARHUS, "titles: {COORDINATOR:", "titles: {COORDINATORS:",
                "{file}:{here}: titles.COORDINATORS: \"COORDINATORS\" is not in config/functions.yaml; did you mean \"COORDINATOR\"?"),
            broken(AARHUS, "duty_desk: aarhus-doegnvagt", "duty_desk: aarhus-dognvagt",
                "{file}:{here}: duty_desk: \"aarhus-dognvagt\" is not in the units of this file; did you mean \"aarhus-doegnvagt\"?"),
            broken(AARHUS, "coordinator_team: aarhus-forloebskoordinatorer", "coordinator_team: nobody",
                "{file}:{here}: coordinator_team: \"nobody\" is not in the units of this file"),
            broken(AARHUS, "successor: aarhus-bostoette-nord", "successor: aarhus-bostoette-nort",
                "{file}:{here}: units.aarhus-bostoette-vest.successor: \"aarhus-bostoette-nort\" is not in the units of any municipality; "
                    + "did you mean \"aarhus-bostoette-nord\"?"),
            broken(AARHUS, "    until: 2026-06-30\n", "",
                "{file}:{here}: units.aarhus-bostoette-vest.successor: successor requires until, the last day of the unit"),
            broken(AARHUS, "successor: aarhus-bostoette-nord", "successor: aarhus-bostoette-vest",
                "{file}:{here}: units.aarhus-bostoette-vest.successor: the chain of successors leads back to aarhus-bostoette-vest"),
            broken(AARHUS, "until: 2026-06-30", "until: 2026-06-30\n    manager: nobody",
                "{file}:{here+1}: units.aarhus-bostoette-vest.manager: \"nobody\" is not in the units of this file"),
            broken(AARHUS, "until: 2026-06-30", "until: 2026-06-30\n    manager: aarhus-bostoette-vest",
                "{file}:{here+1}: units.aarhus-bostoette-vest.manager: a unit is not its own manager"),
            broken(AARHUS, "    functions: [SUBSTANCE_USE]", "    functions: [SUBSTANCE_USE]\n    manager: aarhus-doegnvagt",
                "{file}:{here+1}: units.aarhus-rusmiddelcenter.manager: \"aarhus-doegnvagt\" must have the confidential function SUBSTANCE_USE too"),
            broken(AARHUS, "routing:", expecting("functions: [COORDINATORS]"),
                "{file}:{here+1}: escalation[0].functions[0]: \"COORDINATORS\" is not in config/functions.yaml; did you mean \"COORDINATOR\"?"),
            broken(AARHUS, "routing:", expecting("functions: [COORDINATOR], units: [nobody]"),
                "{file}:{here+1}: escalation[0].units[0]: \"nobody\" is not in the units of this file"),
            broken(AARHUS, "routing:", expecting("functions: [COORDINATOR], answer_within: 4 hours"),
                "{file}:{here+1}: escalation[0].answer_within: \"4 hours\" is not a number and a unit, such as \"30 working minutes\" or "
                    + "\"4 working hours\""),
            broken(AARHUS, "routing:", expecting("functions: [COORDINATOR], reminders: 10"),
                "{file}:{here+1}: escalation[0].reminders: must have a maximum value of 9"),
            broken(AARHUS, "until: 2026-06-30", "until: 2026-06-31",
                "{file}:{here}: units.aarhus-bostoette-vest.until: \"2026-06-31\" is not a date YYYY-MM-DD"),
            broken(AARHUS, "until: 2026-06-30", "from: 2026-07-01\n    until: 2026-06-30",
                "{file}:{here+1}: units.aarhus-bostoette-vest.until: 2026-06-30 is before from: 2026-07-01"),
            broken(AARHUS, "rule: deaths", "rule: leave",
                "{file}:{here}: routing[4].rule: \"leave\" is already used at {file}:{line of rule: leave}"),
            broken(ODENSE, "  odense-skp:", "  aarhus-skp:",
                "config/municipalities/0751-aarhus.yaml:{line of aarhus-skp:}: units.aarhus-skp: "
                    + "\"aarhus-skp\" is already used at {file}:{here}"),
            broken(AEROE, "municipality: \"0492\"", "municipality: \"0493\"",
                "{file}:{here}: municipality: \"0493\" is not in config/regions.yaml"),
            broken(AEROE, "municipality: \"0492\"", "municipality: \"0461\"",
                "{file}:{here}: municipality: \"0461\" is already used at config/municipalities/0461-odense.yaml:{line of municipality:}"));
    }

    private static Stream<Arguments> contacts() {
        return Stream.of(
            broken(AARHUS, "notifications.0751.bostoette-nord", "notifications.0461.bostoette-nord",
                "{file}:{here}: units.aarhus-bostoette-nord.contact[0].queue: "
                    + "\"notifications.0461.bostoette-nord\" does not begin with \"notifications.0751.\""),
            broken(AARHUS, "notifications.0751.bostoette-syd", "notifications.0751.bostoette-nord",
                "{file}:{here}: units.aarhus-bostoette-syd.contact[0].queue: "
                    + "\"notifications.0751.bostoette-nord\" is already used at {file}:{line of queue:}"),
            broken(AARHUS, "notifications.0751.bostoette-nord", "notifications.0751.#",
                "{file}:{here}: units.aarhus-bostoette-nord.contact[0].queue: "
                    + "\"notifications.0751.#\" is not a queue name of small letters, digits, . and -"),
            broken(AARHUS, "sms: \"+45 20 00 00 01\"", "sms: \"20 00 00 01\"",
                "{file}:{here}: units.aarhus-bostoette-nord.contact[1].sms: "
                    + "\"20 00 00 01\" is not a Danish phone number like \"+45 20 00 00 01\""),
            broken(AARHUS, "phone: \"+45 20 00 00 10\"", "phone: \"+45 20 00 00 1\"",
                "{file}:{here}: units.aarhus-bostoette-nord.phone: "
                    + "\"+45 20 00 00 1\" is not a Danish phone number like \"+45 20 00 00 01\""),
            broken(AARHUS, "phone: \"+45 20 00 00 10\"", "phone: \"+46 8 123 456 78\"",
                "{file}:{here}: units.aarhus-bostoette-nord.phone: "
                    + "\"+46 8 123 456 78\" is not a Danish phone number like \"+45 20 00 00 01\""),
            broken(ODENSE, "mail: bostoette@odense.example", "mail: bostoette.odense.example",
                "{file}:{here}: units.odense-bostoette.contact[0].mail: \"bostoette.odense.example\" is not a mail address"),
            broken(ODENSE, "mail: bostoette@odense.example", "mail: \"a@odense.example, b@odense.example\"",
                "{file}:{here}: units.odense-bostoette.contact[0].mail: \"a@odense.example, b@odense.example\" is not a mail address"),
            broken(AEROE, "- mail: social@aeroe.example", "- mail: social@aeroe.example\n        sms: \"+45 20 00 00 01\"",
                "{file}:{here}: units.aeroe-social.contact[0]: a contact point has exactly one of queue, medcom, mail and sms"),
            broken(AEROE, "- mail: social@aeroe.example", "- mail: social@aeroe.example\n        when: always",
                "{file}:{here+1}: units.aeroe-social.contact[0].when: is allowed beside sms only"),
            broken(AEROE, "- mail: social@aeroe.example", "- queue: notifications.0492.a\n      - queue: notifications.0492.b",
                "{file}:{here+1}: units.aeroe-social.contact[1].queue: a unit can have one queue only"),
            broken(AEROE, "- mail: social@aeroe.example", "- medcom: https://eoj.aeroe.example/fhir\n        sor: \"953741000016009\"",
                "{file}:{here}: units.aeroe-social.contact[0]: medcom requires gln"),
            broken(AEROE, "- mail: social@aeroe.example", "- mail: social@aeroe.example\n        sor: \"953741000016009\"",
                "{file}:{here+1}: units.aeroe-social.contact[0].sor: is allowed beside medcom only"),
            broken(AEROE, "- mail: social@aeroe.example", medcom("http://eoj.aeroe.example/fhir", "5790001348120"),
                "{file}:{here}: units.aeroe-social.contact[0].medcom: \"http://eoj.aeroe.example/fhir\" is not accepted: an https address, "
                    + "or an http address on this machine, without user name, password, query and fragment"),
            broken(AEROE, "- mail: social@aeroe.example", medcom("https://eoj.aeroe.example/fhir", "5790001348121"),
                "{file}:{line of gln:}: units.aeroe-social.contact[0].gln: \"5790001348121\" is not a GLN: 13 digits, the last one a check digit"),
            broken(AEROE, "- mail: social@aeroe.example", twoReceivers(),
                "{file}:{line of # again}: units.aeroe-second.contact[0].sor: "
                    + "\"953741000016009\" is already used at {file}:{here+1} by a unit that exists on the same days; "
                    + "a unit that takes over a receiver begins after until of the other one"),
            broken(AARHUS, "        when: always\n", "",
                "{file}:{line of sms: \"+45 20 00 00 05\"}: units.aarhus-botilbud-havnen.contact[1]: "
                    + "a unit that is always open has no time outside its hours; write when: always"));
    }

    private static String medcom(String url, String gln) {
        return "- medcom: " + url + "\n        sor: \"953741000016009\"\n        gln: \"" + gln + "\"";
    }

    private static String twoReceivers() {
        String receiver = medcom("https://eoj.aeroe.example/fhir", "5790001348120");
        return receiver
            + "\n  aeroe-second:\n    name: Anden\n    functions: [JOBCENTRE]\n    hours: {mon: \"09:00-15:00\"}\n    contact:\n      "
            + receiver.replace("16009\"", "16009\" # again");
    }

    private static Stream<Arguments> hours() {
        return Stream.of(
            broken(AEROE, "tue:", "tus:",
                "{file}:{here}: unknown key \"tus\"; did you mean \"tue\"?"),
            broken(AEROE, "tue:", "tue-thu:",
                "{file}:{here}: units.aeroe-social.hours.thu: thu is already in \"tue-thu\""),
            broken(AEROE, "tue:", "fri-mon:",
                "{file}:{here}: units.aeroe-social.hours.fri-mon: \"fri-mon\" does not go forward in the week, which begins with mon"),
            broken(AEROE, "tue: \"09:00-15:00\"", "tue: [\"09:00-12:00\", \"13:00-25:00\"]",
                "{file}:{here}: units.aeroe-social.hours.tue[1]: \"13:00-25:00\" is not HH:MM-HH:MM"),
            broken(AARHUS, "hours: always", "closing_days: {2026-12-24: closed}\n    hours: always",
                "{file}:{here}: units.aarhus-botilbud-havnen.closing_days: is not allowed with hours: always, "
                    + "because the unit is never closed"),
            broken(AEROE, "    contact:\n", "    closing_days: {2026-02-30: closed}\n    contact:\n",
                "{file}:{here}: units.aeroe-social.closing_days.2026-02-30: \"2026-02-30\" is not a date YYYY-MM-DD"));
    }

    private static Stream<Arguments> digests() {
        return Stream.of(
            broken(AEROE, "    contact:\n", "    digest: at_noon\n    contact:\n",
                "{file}:{here}: units.aeroe-social.digest: \"at_noon\" is not one of at_once, at_opening"),
            broken(AEROE, "    contact:\n", "    digest: {daily: \"24:00\"}\n    contact:\n",
                "{file}:{here}: units.aeroe-social.digest.daily: \"24:00\" is not a time HH:MM in quotes"),
            broken(AEROE, "    contact:\n", "    digest: {}\n    contact:\n",
                "{file}:{here}: units.aeroe-social.digest: \"daily\" is missing"),
            broken(AEROE, "    contact:\n", "    digest: {weekly: \"13:00\"}\n    contact:\n",
                "{file}:{here}: unknown key \"weekly\"", "{file}:{here}: units.aeroe-social.digest: \"daily\" is missing"),
            broken(AEROE, "      - mail: social@aeroe.example", "      - queue: notifications.0492.social\n    digest: at_opening",
                "{file}:{line of digest:}: units.aeroe-social.digest: is about mail only, and the unit has no mail in contact"),
            broken(ODENSE, "    hours: always\n    contact:\n      - mail: aaen",
                "    digest: at_opening\n    hours: always\n    contact:\n      - mail: aaen",
                "{file}:{here}: units.odense-botilbud-aaen.digest: is not allowed with hours: always, because the unit never opens; "
                    + "write {daily: \"HH:MM\"}"));
    }

    private static Stream<Arguments> hospitals() {
        return Stream.of(
            broken("hospitals/auh.yaml", "region: \"1082\"", "region: \"1086\"",
                "{file}:{here}: region: \"1086\" is not in config/regions.yaml"),
            broken("hospitals/odense.yaml", "COSMIC|ODENSE", "EPJ|AUH",
                "{file}:{here}: senders[0]: \"EPJ|AUH\" is already used at config/hospitals/auh.yaml:{line of senders:}"),
            broken("hospitals/odense.yaml", "hospital: odense", "hospital: auh",
                "{file}:{here}: hospital: \"auh\" is already used at config/hospitals/auh.yaml:{line of hospital:}"),
            broken("hospitals/auh.yaml", "name: Aarhus Universitetshospital", "name: Aarhus Universitetshospital Psykiatrien",
                "{file}:{here}: name: the name hints at psychiatry, and notices of somatic departments show it; "
                    + "use a neutral name, or put the psychiatric departments in a separate file"),
            broken("hospitals/auh.yaml", "phone: \"+45 20 00 00 70\"", "phone: \"20 00 00 70\"",
                "{file}:{here}: phone: \"20 00 00 70\" is not a Danish phone number like \"+45 20 00 00 01\""),
            broken("functions.yaml", "place: HOSPITAL", "place: HOSPITALS",
                "{file}:{here}: functions.SUBSTANCE_USE.place: \"HOSPITALS\" is not one of NOTHING, HOSPITAL, WARD; did you mean \"HOSPITAL\"?"),
            broken("hospitals/auh.yaml", "charset: ISO-8859-1", "charset: ISO-8859-99",
                "{file}:{here}: charset: \"ISO-8859-99\" is not a character set that Java supports"),
            broken("hospitals/auh.yaml", "absconding: {PV1-36: [\"07\"]}", "absconding: {PV1-36: [\"20\"]}",
                "{file}:{here}: adt.absconding.PV1-36[0]: \"20\" says that the citizen died (death_codes); it cannot say both"),
            broken("hospitals/auh.yaml", "compulsory_admission: {ZPA-2: [T]}", "compulsory_admission: {PV1: [T]}",
                "{file}:{here}: key \"PV1\" is not a field such as PV1-36, PV1-3.1 or ZPA-2, of MSH, EVN, PID, PV1, PV2 or a Z-segment"),
            broken("hospitals/auh.yaml", "charset: ISO-8859-1", "list: {format: CSV}",
                "{file}:{here}: list: exactly one of folder and url is required"),
            broken("hospitals/auh.yaml", "charset: ISO-8859-1", "list: {folder: a, url: \"https://epj.example/list\"}",
                "{file}:{here}: list: exactly one of folder and url is required"),
            broken("hospitals/auh.yaml", "charset: ISO-8859-1", "list: {url: \"http://epj.example/list\"}",
                "{file}:{here}: list.url: \"http://epj.example/list\" is not an https address, or an http address of this machine"),
            broken("hospitals/auh.yaml", "charset: ISO-8859-1", "list: {folder: a, every_secnds: 5}",
                "{file}:{here}: unknown key \"every_secnds\"; did you mean \"every_seconds\"?"),
            broken("hospitals/auh.yaml", "charset: ISO-8859-1", "list: {folder: a, charset: klingon}",
                "{file}:{here}: list.charset: \"klingon\" is not a character set that Java supports"),
            broken("hospitals/auh.yaml", "SOMATIC: [AKM", "SOMATIC: [P1",
                "{file}:{here}: departments.SOMATIC[0]: \"P1\" is already used at {file}:{line of PSYCHIATRIC:}"),
            broken("hospitals/odense.yaml", "ward-answers.odense", "ward-answers.auh",
                "{file}:{here}: answers: \"ward-answers.auh\" is already used at config/hospitals/auh.yaml:{line of answers: ward-answers.auh}"));
    }

    private static Stream<Arguments> wards() {
        String answers = "answers: ward-answers.auh";
        return Stream.of(
            broken("hospitals/auh.yaml", answers, "answers: [{mllp: \"epj.example\"}]",
                "{file}:{here}: answers[0].mllp: \"epj.example\" is not host:port"),
            broken("hospitals/auh.yaml", answers, "answers: [{mllp: \"epj.example:70000\"}]",
                "{file}:{here}: answers[0].mllp: \"epj.example:70000\" names a port above 65535"),
            broken("hospitals/auh.yaml", answers, "answers: [{mllp: \"epj.example:2575\", mail: \"p2@auh.example\"}]",
                "{file}:{here}: answers[0]: a way has exactly one of queue, mllp and mail"),
            broken("hospitals/auh.yaml", answers, "answers: [{mllp: \"epj.example:2575\", tls: false}]",
                "{file}:{here}: answers[0].tls: \"epj.example:2575\" gets citizen data unencrypted; false is for a host on this machine only, "
                    + "such as a tunnel"),
            broken("hospitals/auh.yaml", answers, "answers: [{tls: false, mail: \"p2@auh.example\"}]",
                "{file}:{here}: answers[0].tls: is allowed beside mllp only"),
            broken("hospitals/auh.yaml", answers, "answers: [{mail: \"p2\"}]",
                "{file}:{here}: answers[0].mail: \"p2\" is not a mail address"),
            broken("hospitals/auh.yaml", answers, "answers: [{mlp: \"epj.example:2575\"}]",
                "{file}:{here}: unknown key \"mlp\"; did you mean \"mllp\"?"),
            broken("hospitals/auh.yaml", answers, "answers: [{queue: ward-answers.auh}, {queue: ward-answers.auh}]",
                "{file}:{here}: answers[1].queue: \"ward-answers.auh\" is already used at {file}:{here}"),
            broken("hospitals/auh.yaml", answers, "answers: [{queue: ward-answers.odense}]",
                "config/hospitals/odense.yaml:{line of answers:}: answers: \"ward-answers.odense\" is already used at {file}:{here}"),
            broken("hospitals/auh.yaml", answers, "wards: {P2: {phone: \"20 00 00 73\"}}",
                "{file}:{here}: wards.P2.phone: \"20 00 00 73\" is not a Danish phone number like \"+45 20 00 00 01\""),
            broken("hospitals/auh.yaml", answers, "wards: {P22: {phone: \"+45 20 00 00 73\"}}",
                "{file}:{here}: wards.P22: \"P22\" is not one of the departments; did you mean \"P2\"?"));
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
            broken("texts/da.yaml", "ref {reference}. Log ind.\"", "ref {reference}, {unit}. Log ind.\"",
                "{file}:{here}: sms.pointer: unknown placeholder {unit}"),
            broken("texts/da.yaml", "  DECEASED: \"Stop besøg", "  DECEASD: \"Stop besøg",
                "{file}:{line of action_for_all:}: action_for_all: \"DECEASED\" is missing",
                "{file}:{here}: unknown key \"DECEASD\"; did you mean \"DECEASED\"?"),
            broken("texts/da.yaml", "Ny besked i Broen, ref {reference}. Log ind.", "Ny besked i Broen. Log ind.",
                "{file}:{here}: sms.pointer: must hold {reference}"),
            broken("texts/da.yaml", "Ny besked i Broen, ref {reference}. Log ind.", "Ny besked ✉ i Broen, ref {reference}. Log ind.",
                "{file}:{here}: sms.pointer: must fit in one part of 160 letters of the GSM 7-bit alphabet"),
            broken("texts/da.yaml", "Ny besked i Broen, ref {reference}. Log ind.", "Ny besked fra kommunen, ref {reference}. Log ind.",
                "{file}:{here}: sms.pointer: holds a word or a number that a pointer must not hold; see danish-standards.md §5.4"),
            broken("texts/da.yaml", "description: \"Se beskeden i Broen.\"", "description: \"Konference, psykiatrisk afsnit.\"",
                "{file}:{here}: calendar.description: holds a word or a number that a pointer must not hold; see danish-standards.md §5.4"),
            broken("texts/da.yaml", "subject: \"Ny besked i Broen,", "subject: \"Ny besked om 112233,",
                "{file}:{here}: mail.subject: holds a word or a number that a pointer must not hold; see danish-standards.md §5.4"),
            broken("texts/da.yaml", "Læs og svar i Broen: {inbox}", "Læs om indlæggelsen: {inbox}",
                "{file}:{here}: line.inbox: holds a word or a number that a pointer must not hold; see danish-standards.md §5.4"),
            broken("texts/da.yaml", "    {message}\n", "    Læs her.\n", "{file}:{line of body: |}: mail.body: must hold {message}"),
            broken("texts/da.yaml", "om indlæggelse {time} var", "om indlæggelse var",
                "{file}:{here}: takes_back.ADMITTED: must hold {time}"),
            broken("texts/da.yaml", "Borgeren er indlagt siden {since}.", "Borgeren er indlagt fra {time}.",
                "{file}:{here}: now.ADMITTED: unknown placeholder {time}"),
            broken("texts/da.yaml", "udskrivning {expected} gælder", "udskrivning {time} gælder",
                "{file}:{here}: takes_back.DISCHARGE_PLANNED: unknown placeholder {time}"),
            broken("texts/da.yaml", "    DISCHARGED: \"Sæt hjælpen", "    DISCHARGD: \"Sæt hjælpen",
                "{file}:{here}: unknown key \"DISCHARGD\"; did you mean \"DISCHARGED\"?"),
            broken("texts/da.yaml", "    otherwise: \"Se i dag, om hjælpen skal tilpasses.\"\n", "",
                "{file}:{line of   HOME_CARE:}: action.HOME_CARE: \"otherwise\" is missing"),
            broken("texts/da.yaml", "Borger: {citizen}", "Borger: {citizn}",
                "{file}:{line of body: |}: mail.body: unknown placeholder {citizn}; did you mean \"citizen\"?"),
            broken("texts/da.yaml", "Borger: {citizen}", "Borger: {Citizen}",
                "{file}:{line of body: |}: mail.body: has a brace that is not part of a {placeholder}; "
                    + "a placeholder is small letters and _"),
            broken("texts/da.yaml", "Der kan ikke oplyses en", "{title} kan ikke oplyses som",
                "{file}:{here}: ward.nobody_named: unknown placeholder {title}; this text has no placeholders"),
            broken("texts/da.yaml", "Ikke sendt: samtykke mangler.\"", "Ikke sendt: {unit} mangler samtykke.\"",
                "{file}:{here}: withheld.CONSENT_MISSING: unknown placeholder {unit}; this text has no placeholders"),
            broken("texts/da.yaml", "  CONSENT_REFUSED: \"Ikke sendt: borgeren har sagt nej.\"\n", "",
                "{file}:{line of withheld:}: withheld: \"CONSENT_REFUSED\" is missing"),
            broken("functions.yaml", "functions:\n", "functions:\n  VOLUNTEERS: {title: frivillige}\n",
                "config/texts/da.yaml:{line of action:\n}: action: \"VOLUNTEERS\" of config/functions.yaml is missing"));
    }

    private static Stream<Arguments> rest() {
        return Stream.of(
            broken("calendars.yaml", "day: \"12-24\"", "day: \"12-32\"",
                "{file}:{here}: default[2].day: \"12-32\" is not MM-DD, easter+N or easter-N"),
            broken("calendars.yaml", "\"0492\":", "\"0493\":",
                "{file}:{here}: municipalities.0493: \"0493\" is not in config/regions.yaml"),
            broken("calendars.yaml", "until: 2040", "until: 2010",
                "{file}:{here}: years: until is before from"),
            broken("legal-bases.yaml", "statutory_functions: [HOME_CARE,", "statutory_functions: [HOMECARE,",
                "{file}:{here}: statutory_functions[0]: \"HOMECARE\" is not in config/functions.yaml; did you mean \"HOME_CARE\"?"),
            broken("legal-bases.yaml", "psychiatry_act_functions: [COORDINATOR, SOCIAL_SERVICES,",
                "psychiatry_act_functions: [COORDINATOR, SOCIAL_SERVICE,",
                "{file}:{here}: psychiatry_act_functions[1]: \"SOCIAL_SERVICE\" is not in config/functions.yaml; "
                    + "did you mean \"SOCIAL_SERVICES\"?"),
            broken("legal-bases.yaml", "statutory_functions: [HOME_CARE,", "statutory_functions: [SUBSTANCE_USE, HOME_CARE,",
                "{file}:{here}: statutory_functions[0]: \"SUBSTANCE_USE\" is confidential in config/functions.yaml: "
                    + "it needs a consent of its own"),
            broken("legal-bases.yaml", "psychiatry_act_functions: [COORDINATOR,", "psychiatry_act_functions: [COORDINATOR, SUBSTANCE_USE,",
                "{file}:{here}: psychiatry_act_functions[1]: \"SUBSTANCE_USE\" is confidential in config/functions.yaml: "
                    + "it needs a consent of its own"),
            broken(ODENSE, "statutory: true", "statutory: true\n  statutory_functions: [HOUSING_SUPPORT, SUBSTANCE_USE]",
                "{file}:{here+1}: legal_bases.statutory_functions[1]: \"SUBSTANCE_USE\" is confidential in config/functions.yaml: "
                    + "it needs a consent of its own"),
            broken("legal-bases.yaml", "override_days: 30", "override_days: thirty",
                "{file}:{here}: override_days: must be a whole number, not \"thirty\""),
            broken(AARHUS, "psp_units: [aarhus-psp,", "psp_units: [aarhus-pspx,",
                "{file}:{here}: legal_bases.psp_units[0]: \"aarhus-pspx\" is not in the units of this file; "
                    + "did you mean \"aarhus-psp\"?"),
            broken("regions.yaml", "units: [aarhus-forloebskoordinatorer]", "units: [odense-tovholdere]",
                "{file}:{here}: regions.1082.own_stays.units[0]: \"odense-tovholdere\" is not a unit of a municipality of this region"),
            broken("regions.yaml", "joins: [\"1084\", \"1085\"]", "joins: [\"1084\", \"1086\"]",
                "{file}:{here}: regions.OESTDANMARK.joins[1]: \"1086\" is not in config/regions.yaml"),
            broken("regions.yaml", "from: 2027-01-01", "from: 2026-12-31",
                "{file}:{line of OESTDANMARK:}: regions.OESTDANMARK: municipality 0101 belongs to region 1084 at the same time",
                "{file}:{line of OESTDANMARK:}: regions.OESTDANMARK: municipality 0253 belongs to region 1085 at the same time"));
    }

    @Test
    void all_errors_of_all_files_are_reported_at_once() {
        assertThat(new CopiedConfiguration(temporary)
            .write("municipalities/0101-koebenhavn.yaml", """
                municipality: "0101"
                name: København
                units:
                  koebenhavn-bostoette:
                    name: Bostøtten
                    functions: [HOUSING_SUPORT]
                    hours: {mon-thu: "08:00-15:30", fri: "08:00-1400"}
                    contact:
                      - queue: notifications.0101.bostoette
                      - smss: "+45 20 00 00 01"
                        when: outside-hours
                routing: []
                """)
            .write("rules.yaml", """
                wating: []
                """)
            .delete("calendars.yaml").errors())
            .containsExactly(
                "config/calendars.yaml: is missing",
                "config/municipalities/0101-koebenhavn.yaml:6: units.koebenhavn-bostoette.functions[0]: "
                    + "\"HOUSING_SUPORT\" is not in config/functions.yaml; did you mean \"HOUSING_SUPPORT\"?",
                "config/municipalities/0101-koebenhavn.yaml:7: units.koebenhavn-bostoette.hours.fri: \"08:00-1400\" is not HH:MM-HH:MM",
                "config/municipalities/0101-koebenhavn.yaml:10: unknown key \"smss\"; did you mean \"sms\"?",
                "config/rules.yaml:1: unknown key \"wating\"; did you mean \"waiting\"?");
    }

    @Test
    void a_circle_of_successors_across_files_is_refused() {
        CopiedConfiguration copied = new CopiedConfiguration(temporary)
            .replace(AARHUS, "successor: aarhus-bostoette-nord", "successor: odense-bostoette")
            .replace(ODENSE, "functions: [HOUSING_SUPPORT]",
                "functions: [HOUSING_SUPPORT]\n    until: 2026-12-31\n    successor: aarhus-bostoette-vest");

        assertThat(copied.errors()).hasSize(2).allMatch(error -> error.contains("the chain of successors leads back to"));
    }

    @Test
    void a_missing_file_causes_no_errors_about_the_names_that_it_defines() {
        assertThat(new CopiedConfiguration(temporary).delete("functions.yaml").delete("regions.yaml").errors())
            .containsExactly("config/functions.yaml: is missing", "config/regions.yaml: is missing");
    }

    @Test
    void a_file_with_another_extension_than_yaml_is_an_error() {
        assertThat(new CopiedConfiguration(temporary).write("municipalities/0101-koebenhavn.yml", "municipality: \"0101\"\n").errors())
            .containsExactly("config/municipalities/0101-koebenhavn.yml: is not read: the name of a municipality file must end in .yaml");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(new CopiedConfiguration(temporary).write("rules.yaml", "# nothing\n").errors())
            .containsExactly("config/rules.yaml: is empty");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws IOException {
        CopiedConfiguration copied = new CopiedConfiguration(temporary);
        Files.write(temporary.resolve("config/rules.yaml"), "# Ærø\nurgent: []\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(copied.errors()).containsExactly("config/rules.yaml: is not UTF-8");
    }

    @Test
    void the_errors_of_a_missing_directory_name_each_missing_file() {
        ConfigurationResult nowhere = new ConfigurationDirectory(temporary.resolve("nowhere")).load();
        assertThat(nowhere).isInstanceOfSatisfying(ConfigurationResult.Refused.class,
            refused -> assertThat(refused.errors()).map(ConfigurationError::toString)
                .contains("nowhere/regions.yaml: is missing", "nowhere/municipalities: this folder is missing or cannot be read"));
    }

    @Test
    void a_changed_file_changes_the_version() {
        CopiedConfiguration copied = new CopiedConfiguration(temporary);
        String shipped = version(copied);
        assertThat(version(copied)).isEqualTo(shipped);
        assertThat(version(copied.replace("rules.yaml", "short_stay_days: 3", "short_stay_days: 2"))).isNotEqualTo(shipped);
    }

    /** {@code {file}} is the changed file, {@code {here}} the line of the change, {@code {line of TEXT}} the first line with that text. */
    private static String withLines(String error, int here, CopiedConfiguration copied) {
        String placed = error.replace("{here}", String.valueOf(here)).replace("{here+1}", String.valueOf(here + 1));
        return LINE_OF.matcher(placed).replaceAll(found -> found.group(1) + ":" + copied.line(found.group(1), found.group(2)));
    }

    private static String version(CopiedConfiguration copied) {
        return ((ConfigurationResult.Loaded) copied.load()).version();
    }

    private static Arguments broken(String file, String found, String replacement, String... errors) {
        return arguments(file, found, replacement, List.of(errors));
    }
}
