package dk.broen.adapters.configuration;

import java.util.List;
import java.util.Set;

/** Checks the contact points of a unit beyond their schema. */
final class ContactCheck {
    private static final String OUTSIDE = "outside-hours";
    private static final Set<String> KINDS = Set.of("queue", "medcom", "mail", "sms");
    private static final Set<String> KEYS = Set.of("queue", "medcom", "sor", "gln", "mail", "sms", "when");

    private final String municipality;
    private final UniqueNames queues;
    private final Findings findings;

    ContactCheck(String municipality, UniqueNames queues, Findings findings) {
        this.municipality = municipality;
        this.queues = queues;
        this.findings = findings;
    }

    /** @param alwaysOpen whether the unit is open at any hour, so that it has no time outside its opening hours */
    void check(YamlEntry contact, boolean alwaysOpen) {
        contact.items().forEach(this::checkPoint);
        contact.items().stream().filter(point -> alwaysOpen && point.at("sms").present())
            .filter(point -> point.at("when").optional().orElse(OUTSIDE).equals(OUTSIDE))
            .forEach(point -> findings.add(point, "a unit that is always open has no time outside its hours; write when: always"));
        onlyOne(contact, "queue", "a unit can have one queue only");
        onlyOne(contact, "medcom", "a unit can have one MedCom receiver only");
    }

    private void onlyOne(YamlEntry contact, String kind, String message) {
        contact.items().stream().map(point -> point.at(kind)).filter(YamlEntry::present).skip(1)
            .forEach(second -> findings.add(second, message));
    }

    private void checkPoint(YamlEntry point) {
        if (KEYS.containsAll(KnownNames.keysOf(point).known())) {  // the schema has already reported an unknown key
            checkKind(point);
        }
        checkQueue(point.at("queue"));
        checkMail(point.at("mail"));
        PhoneNumbers.check(point.at("sms"), findings);
    }

    private void checkKind(YamlEntry point) {
        if (KINDS.stream().filter(kind -> point.at(kind).present()).count() != 1) {
            findings.add(point, "a contact point has exactly one of queue, medcom, mail and sms");
        } else if (point.at("when").present() && !point.at("sms").present()) {
            findings.add(point.at("when"), "is allowed beside sms only");
        } else {
            checkReceiver(point);
        }
    }

    /** A HospitalNotification names its receiver by both ids (danish-standards.md §1.2). */
    private void checkReceiver(YamlEntry point) {
        YamlEntry medcom = point.at("medcom");
        for (String id : List.of("sor", "gln")) {
            if (medcom.present() && !point.at(id).present()) {
                findings.add(point, "medcom requires " + id);
            } else if (!medcom.present() && point.at(id).present()) {
                findings.add(point.at(id), "is allowed beside medcom only");
            }
        }
        if (medcom.optional().filter(url -> !MedComAddress.isSafe(url)).isPresent()) {
            findings.add(medcom, "\"" + medcom.text() + "\" is not accepted: " + MedComAddress.ACCEPTED);
        }
        if (point.at("gln").optional().filter(gln -> !Gln.isValid(gln)).isPresent()) {
            findings.add(point.at("gln"), "\"" + point.at("gln").text() + "\" is not a GLN: 13 digits, the last one a check digit");
        }
    }

    private void checkQueue(YamlEntry queue) {
        String prefix = "notifications." + municipality + ".";
        if (queue.optional().filter(address -> !address.startsWith(prefix)).isPresent() && !municipality.isEmpty()) {
            findings.add(queue, "\"" + queue.text() + "\" does not begin with \"" + prefix + "\"");
        }
        queues.add(queue, queue.text());
    }

    private void checkMail(YamlEntry mail) {
        if (mail.optional().isPresent() && !MailAddresses.isAddress(mail.text())) {
            findings.add(mail, "\"" + mail.text() + "\" is not a mail address");
        }
    }
}
