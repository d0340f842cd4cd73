package dk.broen.simulator.demo;

import dk.broen.simulator.demo.Explained.Candidate;
import dk.broen.simulator.demo.Explained.Decision;
import dk.broen.simulator.demo.Explained.Now;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.demo.Explained.State;
import dk.broen.simulator.demo.Explained.Told;
import dk.broen.simulator.demo.Explained.Verdict;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of the demo. It prints each occasion when it happens, and then a row for each unit with the decision. Citizens are initials. */
final class Table {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY_TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final String ROW = "         %-46s  %-58s  %s";

    private final PrintWriter out;
    private final Colours colours;
    private final AddressBook book;
    private Optional<LocalDate> day = Optional.empty();

    Table(PrintWriter out, Colours colours, AddressBook book) {
        this.out = out;
        this.colours = colours;
        this.book = book;
    }

    /** Prints the first line of an event. Before it, prints the day if the day has changed. */
    void event(ZonedDateTime at, String what, Citizen citizen, String note) {
        String home = book.municipalities().get(citizen.municipality());
        head(at, what, "%-12s  %-7s  %s".formatted("borger " + citizen.initials(), home, note));
    }

    /** Prints a first line without citizen. Before it, prints the day if the day has changed. */
    void head(ZonedDateTime at, String what, String note) {
        if (!day.equals(Optional.of(at.toLocalDate()))) {
            day = Optional.of(at.toLocalDate());
            line("");
            line(colours.strong(DAY.format(at)));
        }
        line(colours.strong("%s  %-19s  %s".formatted(TIME.format(at), what, note).stripTrailing()));
    }

    /** Prints the decision about a unit, its reason and its warnings. */
    void candidate(Explained occasion, Candidate candidate) {
        String words = candidate.told().map(told -> told(occasion, told))
            .or(() -> candidate.decision().map(Table::decided)).orElseThrow();
        String reason = candidate.told().isPresent() ? "" : candidate.decision().map(Decision::reason).orElse("");
        Colours.Tone tone = candidate.told().isPresent() ? Colours.Tone.GOOD
            : candidate.decision().map(decision -> tone(decision.verdict())).orElse(Colours.Tone.PLAIN);
        row(unit(candidate), words, reason.isEmpty() ? basis(candidate) : reason, tone);
        candidate.told().stream().flatMap(told -> told.warnings().stream())
            .forEach(warning -> row("", "warning: " + warning, "", Colours.Tone.WARNING));
    }

    /** Prints the new state of a notice that had waited, and before it the occasion that had made the notice. */
    void released(ZonedDateTime at, Citizen citizen, Explained occasion, Candidate candidate, Sending sending) {
        String how = sending.channel().words();
        event(at, sending.state() == State.DROPPED ? "NOTICE WITHDRAWN" : "HELD UNTIL NOW", citizen, about(occasion, candidate));
        switch (sending.state()) {
            case SENT -> row(unit(candidate), "told " + how + ", held until now", basis(candidate), Colours.Tone.GOOD);
            case WAITING, SENDING -> row(unit(candidate), unsent(sending), basis(candidate), Colours.Tone.WARNING);
            case DROPPED -> row(unit(candidate), "not told " + how + ": " + Words.ofReason(sending.reason()), sending.reason(),
                Colours.Tone.BAD);
            case GIVEN_UP -> row(unit(candidate), "not told " + how + ": given up", sending.reason(), Colours.Tone.BAD);
        }
    }

    /** Prints an answer to a sender. */
    void answer(String sender, String words) {
        row(sender, "answered: " + words, "", Colours.Tone.PLAIN);
    }

    /** Prints what a unit answers. */
    void said(String unit, String words) {
        row(book.unit(unit).name(), "answered " + words, "", Colours.Tone.GOOD);
    }

    /** Prints other information about an event. */
    void note(String what, String words) {
        row(what, words, "", Colours.Tone.WARNING);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** What a notice is about, and the reference of the occasion that made it. */
    private static String about(Explained occasion, Candidate candidate) {
        String what = occasion.happened().isEmpty()
            ? candidate.told().map(told -> String.join(", ", told.says().isEmpty() ? told.takesBack() : told.says())).orElse("")
            : occasion.happened();
        return what + ", ref " + occasion.reference();
    }

    private String unit(Candidate candidate) {
        return book.unit(candidate.unit()).name() + " (" + Words.ofCode(candidate.function()) + ")";
    }

    private static String decided(Decision decision) {
        return switch (decision.verdict()) {
            case PERMITTED -> "may be told; no notice follows";
            case WITHHELD -> "not told: " + Words.ofReason(decision.reason());
            case HELD -> "held until the consent register answers";
            case NOT_CONCERNED -> "nothing to tell: " + Words.ofReason(decision.reason());
        };
    }

    private static String told(Explained occasion, Told told) {
        String now = told.sendings().stream().filter(Sending::sent).map(sending -> sending.channel().words())
            .collect(Collectors.joining(" and "));
        List<String> unsent = told.sendings().stream().filter(sending -> !sending.sent()).map(Table::unsent).toList();
        String sent = now.isEmpty() ? "" : "told " + now + what(occasion, told) + (unsent.isEmpty() ? "" : "; ");
        return sent + String.join("; ", unsent);
    }

    /** What the unit is told, if it is not simply what the occasion says. */
    private static String what(Explained occasion, Told told) {
        if (!told.kind().equals("NEWS")) {
            return ": " + (told.says().isEmpty() && told.takesBack().isEmpty()
                ? told.now().map(now -> "now " + Words.ofCode(now.state())).orElse(Words.ofCode(told.kind())) : Words.ofCode(told.kind()));
        }
        if (told.says().equals(List.of(occasion.type()))) {
            return "";
        }
        String since = told.now().filter(now -> told.says().contains(now.state())).flatMap(Now::since)
            .map(instant -> " since " + WEEKDAY_TIME.format(danish(instant))).orElse("");
        return ": " + told.says().stream().map(Words::ofCode).collect(Collectors.joining(", ")) + since;
    }

    private static String unsent(Sending sending) {
        return sending.channel() == Channel.MAIL ? "mail " + pending(sending) : sending.channel().words() + " " + pending(sending);
    }

    private static String pending(Sending sending) {
        return switch (sending.state()) {
            case WAITING, SENDING -> "waits until " + WEEKDAY_TIME.format(danish(sending.due()));
            case DROPPED -> "not sent: " + Words.ofReason(sending.reason());
            case GIVEN_UP -> "given up: " + sending.reason();
            case SENT -> throw new IllegalArgumentException("notice " + sending.reference() + " is sent already");
        };
    }

    private static Colours.Tone tone(Verdict verdict) {
        return switch (verdict) {
            case PERMITTED -> Colours.Tone.GOOD;
            case WITHHELD -> Colours.Tone.BAD;
            case HELD -> Colours.Tone.WARNING;
            case NOT_CONCERNED -> Colours.Tone.PLAIN;
        };
    }

    private static String basis(Candidate candidate) {
        return candidate.basis().map(basis -> switch (basis) {
            case CONSENT -> "consent"
                + candidate.decision().flatMap(Decision::consentFrom).map(from -> " of " + DATE.format(LocalDate.parse(from))).orElse("");
            case STATUTORY -> "by law, § 12 c";
            case PSYCHIATRY_ACT -> "party to the plan, § 13 c";
            case OVERRIDE -> "a named human decided";
            case PSP -> "on the PSP list";
            case OWN_REGION -> "on the region's list";
            case TOLD_BEFORE -> "was told before";
        }).orElse("");
    }

    private void row(String label, String words, String why, Colours.Tone tone) {
        line(colours.in(tone, ROW.formatted(label, words, why).stripTrailing()));
    }

    private static ZonedDateTime danish(Instant instant) {
        return instant.atZone(Script.DENMARK);
    }
}
